import { SegmentedControl, TextInput } from '@mantine/core'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { captureKinds, parseCapture, type CaptureKind, type Captured } from '../../../core/capture/parse'
import type { CaptureDeal } from '../../../electron/contract/capture'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import styles from './capture.module.css'
import { keep, type Kept } from './keep'
import { bestDeal, useCandidates } from './use-candidates'

/** Longest text that a next step or a note takes in one line of typing. */
const LONGEST = 2_000

interface CaptureFormProps {
  readonly onKept: (kept: Kept) => void
  readonly onGiveUp: () => void
}

/** One line to type in; under it what it is kept as, and on which deal. Enter keeps it. */
export function CaptureForm({ onKept, onGiveUp }: CaptureFormProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const today = useToday()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<CaptureKind | null>(null)
  const [moved, setMoved] = useState<{ readonly about: string; readonly at: number } | null>(null)
  const [problem, setProblem] = useState<'words' | 'deal' | null>(null)
  const captured = parseCapture(typed, today, formats.dateOrder, kind)
  const found = useCandidates(captured)
  // Other words, other deals: what was chosen among the ones before is not meant any more.
  const at = moved?.about === found.about ? moved.at : found.named ? 0 : -1
  const deal = found.deals[at]

  async function submit(): Promise<void> {
    if (captured.text === '') return setProblem('words')
    // Where Enter was quicker than the answer, the deals on screen are those of the words before.
    const meant = found.about === captured.about ? (deal ?? null) : await bestDeal(session.client, captured)
    if (meant === null) return setProblem('deal')
    const kept = await keep(session, captured, meant)
    if (kept === null) return
    setTyped('')
    setKind(null)
    onKept(kept)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0)
      setMoved({ about: found.about, at: Math.max(0, Math.min(found.deals.length - 1, at + step)) }) // prettier-ignore
    else if (event.key === 'Enter') void submit()
    else if (event.key === 'Escape') onGiveUp()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['form']}>
      <TextInput
        size="md"
        role="combobox"
        aria-label={t('capture.label')}
        aria-expanded={found.deals.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={deal === undefined ? '' : `${list}-${deal.id}`}
        placeholder={t('capture.placeholder')}
        error={problem === null ? null : t(`capture.problem.${problem}`)}
        maxLength={LONGEST}
        autoFocus
        data-autofocus
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles['kept']}>
        <SegmentedControl
          size="xs"
          aria-label={t('capture.kindLabel')}
          value={captured.kind}
          data={captureKinds.map(value => ({ value, label: t(`capture.kind.${value}`) }))}
          onChange={value => setKind(captureKinds.find(one => one === value) ?? null)}
        />
        <Preview captured={captured} deal={deal} />
      </div>
      <ul id={list} role="listbox" aria-label={t('capture.deals')} className={styles['deals']}>
        {found.deals.map((each, index) => (
          <DealOption
            key={each.id}
            id={`${list}-${each.id}`}
            deal={each}
            selected={index === at}
            onPick={() => setMoved({ about: found.about, at: index })}
          />
        ))}
      </ul>
    </div>
  )
}

/** By when, and what a next step takes the place of: nothing is written over unsaid. */
function Preview({
  captured,
  deal,
}: {
  readonly captured: Captured
  readonly deal: CaptureDeal | undefined
}): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  if (captured.kind !== 'step') return null
  const before = (deal?.nextStep ?? '').trim()
  return (
    <p className={styles['preview']} role="status">
      {captured.due !== null && (
        <strong>{t('capture.by', { day: longDay(formats.locale, captured.due) })}</strong>
      )}
      {before !== '' && <span>{t('capture.replaces', { text: before })}</span>}
    </p>
  )
}

interface DealOptionProps {
  readonly id: string
  readonly deal: CaptureDeal
  readonly selected: boolean
  readonly onPick: () => void
}

function DealOption({ id, deal, selected, onPick }: DealOptionProps): ReactNode {
  const { t } = useTranslation()
  const { accounts, stages } = useDirectory()
  const account = deal.accountId === null ? null : (accounts.get(deal.accountId)?.name ?? t('deal.arriving'))
  const about = [account, stages.get(deal.stageId)?.name ?? null].filter(part => part !== null)
  return (
    <li
      id={id}
      role="option"
      aria-selected={selected}
      // The focus stays where one types.
      onMouseDown={event => event.preventDefault()}
      onClick={onPick}
    >
      <span>{deal.title}</span>
      <small>{about.join(' · ')}</small>
    </li>
  )
}

function longDay(locale: string, date: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(date))
}
