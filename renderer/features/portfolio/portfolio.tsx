import { Select, Switch } from '@mantine/core'
import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import {
  howMuch,
  howWell,
  measureAll,
  when,
  type MeasureContext,
  type MeasureName,
  type NamedFigure,
} from '../../../core/insights/measures'
import { useDirectory } from '../../app/session'
import { UnfoldRail } from '../../app/rail'
import { AskBox } from '../questions'
import { InPieces } from '../../ui/in-pieces'
import { useToday } from '../../ui/today'
import { Charts } from './charts'
import { Changed } from './changed'
import { DealsBehind, type Opened } from './deals-behind'
import { FigureTile } from './figure-tile'
import styles from './portfolio.module.css'
import { RatesNote } from './rates-note'
import { Slices } from './slices'
import { Targets } from './targets'
import { useFacts } from '../../app/use-facts'
import { useFormats } from '../../app/use-formats'

const ALL = 'all'

/** The four questions of a CRM, answered on one screen: what, who, when, how much. Every figure opens the deals behind it. */
export function Portfolio(): ReactNode {
  const { t } = useTranslation()
  const { facts, currency, complete } = useFacts()
  const { boards, people, directory } = useDirectory()
  const [board, setBoard] = useState(ALL)
  const [mine, setMine] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const me = directory.me?.id
  const isMe = [...people.values()].some(person => person.claimedBy === me && me !== undefined)
  const shown = useMemo(() => {
    const own = new Set([...people.values()].filter(one => one.claimedBy === me).map(one => one.id as string))
    // The sample is to try things on; once there are deals of one's own, it is in no figure that is not asked for it.
    const samples = new Set(boards.filter(one => one.sample).map(one => one.id as string))
    const isCounted = (boardId: string): boolean =>
      board === ALL ? samples.size === boards.length || !samples.has(boardId) : boardId === board
    return facts.filter(
      fact => isCounted(fact.boardId) && (!mine || (fact.ownerId !== null && own.has(fact.ownerId))),
    )
  }, [facts, boards, board, mine, people, me])
  const open = (named: NamedFigure): void =>
    setOpened({
      label: t(`portfolio.figure.${named.name}`),
      how: t(`portfolio.how.${named.name}`),
      deals: named.figure.deals,
    })
  const openDeals = (label: string, deals: readonly DealId[]): void => setOpened({ label, how: null, deals })
  return (
    <div className={styles['place']}>
      <header className={styles['header']}>
        <UnfoldRail />
        <h1>{t('portfolio.title')}</h1>
        <PrintedDay />
        <span className={styles['space']} />
        {isMe && (
          <Switch
            size="xs"
            label={t('portfolio.mine')}
            checked={mine}
            onChange={event => setMine(event.currentTarget.checked)}
          />
        )}
        {boards.length > 1 && (
          <Select
            size="xs"
            aria-label={t('portfolio.board')}
            value={board}
            allowDeselect={false}
            data={[
              { value: ALL, label: t('portfolio.allBoards') },
              ...boards.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={value => setBoard(value ?? ALL)}
          />
        )}
      </header>
      <div className={styles['body']}>
        <div className={styles['scroller']} tabIndex={-1}>
          {!complete ? null : shown.length === 0 ? (
            <p className={styles['empty']}>{t('portfolio.empty')}</p>
          ) : (
            <Answers
              all={facts}
              isWhole={board === ALL && !mine}
              shown={shown}
              currency={currency}
              onFigure={open}
              onDeals={openDeals}
              onOpen={setOpened}
            />
          )}
        </div>
        {opened !== null && <DealsBehind opened={opened} facts={facts} onClose={() => setOpened(null)} />}
      </div>
    </div>
  )
}

/** On paper a figure is worth what the day beside it says. */
function PrintedDay(): ReactNode {
  const formats = useFormats()
  return <span className={styles['printed']}>{formats.date(useToday())}</span>
}

interface AnswersProps {
  /** A question is about every board: what it is not about, it would not name. */
  readonly all: ReturnType<typeof useFacts>['facts']
  /** Neither one board nor one's own deals alone. */
  readonly isWhole: boolean
  readonly shown: ReturnType<typeof useFacts>['facts']
  readonly currency: string
  readonly onFigure: (named: NamedFigure) => void
  readonly onDeals: (label: string, deals: readonly DealId[]) => void
  readonly onOpen: (opened: Opened) => void
}

function Answers({ all, isWhole, shown, currency, onFigure, onDeals, onOpen }: AnswersProps): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const { directory, people } = useDirectory()
  const { fiscalStart } = directory.settings
  const looked = useDeferredValue(shown)
  const me = useMemo(() => {
    const mine = [...people.values()].filter(({ claimedBy }) => claimedBy !== null && claimedBy === directory.me?.id) // prettier-ignore
    return new Set(mine.map(({ id }): string => id))
  }, [people, directory.me])
  const context = useMemo(() => ({ today, fiscalStart }), [today, fiscalStart])
  const group = { facts: shown, context, currency, onOpen: onFigure }
  return (
    <div className={styles['column']}>
      <AskBox
        facts={all}
        currency={currency}
        onDeals={(label, how, deals) => onOpen({ label, how, deals })}
      />
      <RatesNote facts={shown} currency={currency} onDeals={onDeals} />
      <Group title={t('portfolio.howMuch')} {...group} names={howMuch} />
      <InPieces>
        {[
          <Group key="when" title={t('portfolio.when')} {...group} names={when} />,
          <Group key="howWell" title={t('portfolio.howWell')} {...group} names={howWell} />,
          <Targets key="targets" facts={all} currency={currency} me={me} onDeals={onDeals} onOpen={onOpen} />,
          <Changed key="changed" facts={shown} fiscalStart={fiscalStart} onOpen={onOpen} />,
          <Slices key="slices" facts={shown} currency={currency} onOpen={onDeals} />,
          <Charts
            key="charts"
            facts={looked}
            currency={currency}
            today={today}
            isWhole={isWhole}
            onDeals={onDeals}
          />,
        ]}
      </InPieces>
    </div>
  )
}

interface GroupProps {
  readonly title: string
  readonly names: readonly MeasureName[]
  readonly facts: ReturnType<typeof useFacts>['facts']
  readonly context: MeasureContext
  readonly currency: string
  readonly onOpen: (named: NamedFigure) => void
}

function Group({ title, names, facts, context, currency, onOpen }: GroupProps): ReactNode {
  const heading = useId()
  const figures = useMemo(() => measureAll(names, facts, context), [names, facts, context])
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{title}</h2>
      <div className={styles['tiles']}>
        {figures.map(named => (
          <FigureTile key={named.name} named={named} currency={currency} onOpen={onOpen} />
        ))}
      </div>
    </section>
  )
}
