import { Select, TextInput } from '@mantine/core'
import { useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../core/dates'
import { groupChanges, type ChangeGroup } from '../../../core/insights/change-groups'
import { sinceChoices, sinceInstant, type SinceChoice } from '../../../core/insights/since'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import type { Opened } from './deals-behind'
import { useLastHere } from './last-here'
import styles from './portfolio.module.css'
import { Tile } from './tile'
import { useTold } from '../../app/use-told'

/** Names of those who changed something, before it is *and others*. */
const NAMED = 2

interface ChangedProps {
  readonly facts: readonly FactRow[]
  readonly fiscalStart: number
  readonly onOpen: (opened: Opened) => void
}

/** What changed since a day: what is new, was won or lost, slipped, grew or shrank, each with its deals. */
export function Changed({ facts, fiscalStart, onOpen }: ChangedProps): ReactNode {
  const { t } = useTranslation()
  const heading = useId()
  const today = useToday()
  const { directory } = useDirectory()
  const lastHere = useLastHere(directory.workspace?.id ?? '')
  const [choice, setChoice] = useState<SinceChoice>(lastHere === null ? 'week' : 'lastHere')
  const [day, setDay] = useState<CalendarDate | null>(null)
  const since = sinceInstant(choice, { today, fiscalStart, lastHere, day })
  const told = useTold('changed', since === null ? null : { since })
  const groups = useMemo(() => groupChanges(told?.changes ?? [], facts), [told, facts])
  const choices = sinceChoices.filter(one => one !== 'lastHere' || lastHere !== null)
  return (
    <section aria-labelledby={heading} className={styles['section']} id="portfolio-changed">
      <div className={styles['sectionHead']}>
        <h2 id={heading}>{t('portfolio.changed.title')}</h2>
        <div className={styles['choices']}>
          <Select
            size="xs"
            aria-label={t('portfolio.changed.since')}
            value={choice}
            data={choices.map(value => ({ value, label: t(`portfolio.changed.choice.${value}`) }))}
            onChange={value => setChoice(sinceChoices.find(one => one === value) ?? 'week')}
          />
          {choice === 'day' && <DayField onKeep={setDay} />}
        </div>
      </div>
      <Groups groups={groups} ready={told !== null} currency={told?.currency ?? null} onOpen={onOpen} />
      {since === null && <p className={styles['soft']}>{t('portfolio.changed.pickDay')}</p>}
    </section>
  )
}

function DayField({ onKeep }: { readonly onKeep: (day: CalendarDate | null) => void }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const [typed, setTyped] = useState('')
  const date = formats.parseDate(typed)
  return (
    <TextInput
      size="xs"
      autoFocus
      aria-label={t('portfolio.changed.day')}
      placeholder={formats.dateExample}
      value={typed}
      error={typed !== '' && date === null && t('common.date.hint', { example: formats.dateExample })}
      onChange={event => {
        setTyped(event.currentTarget.value)
        onKeep(formats.parseDate(event.currentTarget.value))
      }}
    />
  )
}

interface GroupsProps {
  readonly groups: readonly ChangeGroup[]
  readonly ready: boolean
  readonly currency: string | null
  readonly onOpen: (opened: Opened) => void
}

function Groups({ groups, ready, currency, onOpen }: GroupsProps): ReactNode {
  const { t } = useTranslation()
  if (!ready || currency === null) return null
  if (groups.length === 0) return <p className={styles['soft']}>{t('portfolio.changed.nothing')}</p>
  return (
    <div className={styles['tiles']}>
      {groups.map(group => (
        <ChangeTile key={group.kind} group={group} currency={currency} onOpen={onOpen} />
      ))}
    </div>
  )
}

interface ChangeTileProps {
  readonly group: ChangeGroup
  readonly currency: string
  readonly onOpen: (opened: Opened) => void
}

function ChangeTile({ group, currency, onOpen }: ChangeTileProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const notesOf = useNotes(currency)
  const names = useNames(group)
  const { kind, sum, deals } = group
  const label = t(`portfolio.changed.kind.${kind}`)
  const about = [t('portfolio.dealCount', { count: deals.length }), names].filter(part => part !== '')
  return (
    <Tile
      label={label}
      how={t(`portfolio.changed.how.${kind}`)}
      value={formats.compact({ minor: Math.round(sum), currency })}
      sample={about.join(' · ')}
      onOpen={() => onOpen({ label, how: t(`portfolio.changed.how.${kind}`), deals, notes: notesOf(group) })}
    />
  )
}

/** Who did these changes: the names of the first few. */
function useNames({ changes }: ChangeGroup): string {
  const { t } = useTranslation()
  const { members } = useDirectory()
  const hands = [...new Set(changes.flatMap(({ by }) => by))]
  const names = hands.slice(0, NAMED).map(id => members.get(id)?.name ?? t('deal.arriving'))
  return names.join(', ') + (hands.length > NAMED ? ` +${hands.length - NAMED}` : '')
}

/** What is to be said of each deal of a kind: by how many days, by how much. */
function useNotes(currency: string): (group: ChangeGroup) => ReadonlyMap<string, string> {
  const { t } = useTranslation()
  const formats = useFormats()
  return ({ kind, changes }) => {
    const notes = new Map<string, string>()
    for (const { dealId, slippedDays, grownMinor } of changes) {
      if ((kind === 'slipped' || kind === 'sooner') && slippedDays !== null)
        notes.set(dealId, t(`portfolio.changed.by.${kind}`, { count: Math.abs(slippedDays) }))
      if ((kind === 'grown' || kind === 'shrunk') && grownMinor !== null)
        notes.set(dealId, `${grownMinor > 0 ? '+' : '−'}${formats.money({ minor: Math.abs(grownMinor), currency })}`) // prettier-ignore
    }
    return notes
  }
}
