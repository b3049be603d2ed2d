import { IconArrowBarRight, IconCircleCheck, IconNote, IconPlayerTrackNext } from '@tabler/icons-react'
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../core/insights/period'
import type { RankedPage } from '../../../electron/contract/how-to-win'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import { Act, runKey } from './act'
import { addNote, canBeDone, markDone, needsWords, putOff, setNextStep } from './actions'
import { headOf, whyOf, type DayLine as Line } from './line-text'
import styles from './my-day.module.css'
import { QuickWords, type Writing } from './quick-words'
import type { TacticBook } from './tactic-book'

interface DayLineProps {
  readonly line: Line
  readonly tactics: TacticBook
  /** Whether the list is entered here by Tab. */
  readonly isEntry: boolean
  readonly onFocus: () => void
}

const icon = { size: 16, stroke: 1.75 }

/** One line of the day: what, why, whose deal, and what one key does about it. */
export function DayLine({ line, tactics, isEntry, onFocus }: DayLineProps): ReactNode {
  const session = useSession()
  const today = useToday()
  const [writing, setWriting] = useState<Writing | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const tactic = useTactic(line, tactics)
  const texts = useTexts(line)
  const { deal } = line
  const later = (days: number): void => {
    const to = addDays(today, days)
    if (needsWords(line)) setWriting({ what: 'step', due: to })
    else putOff(session, line, to, tactic?.title ?? '')
  }
  const acts: Acts = {
    ...(canBeDone(line) && { done: () => markDone(session, line) }),
    tomorrow: () => later(1),
    week: () => later(7),
    note: () => setWriting({ what: 'note' }),
    open: () => session.ui.openDeal(deal.id, deal.boardId),
  }
  const end = (text: string | null): void => {
    setWriting(null)
    root.current?.focus()
    if (text === null || writing === null) return
    if (writing.what === 'note') void addNote(session, deal, text)
    else void setNextStep(session, deal, text, writing.due)
  }
  return (
    <div
      ref={root}
      className={styles['line']}
      role="listitem"
      data-line={line.key}
      data-late={isLate(line, today) || undefined}
      tabIndex={isEntry ? 0 : -1}
      aria-label={[texts.head, texts.why, ...texts.about].join(', ')}
      onKeyDown={event => runKey(event, keys, acts)}
      onFocus={onFocus}
    >
      <div className={styles['what']}>
        <button type="button" className={styles['head']} tabIndex={-1} onClick={acts.open}>
          {texts.head}
        </button>
        <p className={styles['why']}>{texts.why}</p>
        <p className={styles['about']}>{texts.about.join(' · ')}</p>
        {tactic !== null && <Tactic page={tactic} />}
        {writing !== null && <Words writing={writing} title={deal.title} onEnd={end} />}
      </div>
      <Buttons acts={acts} />
    </div>
  )
}

/** What can be done about a line; each has its key. */
interface Acts {
  readonly done?: () => void
  readonly tomorrow: () => void
  readonly week: () => void
  readonly note: () => void
  readonly open: () => void
}

const keys: Readonly<Record<string, keyof Acts>> = { ' ': 'done', 1: 'tomorrow', 7: 'week', n: 'note', Enter: 'open' } // prettier-ignore

function useTexts(line: Line): { head: string; why: string; about: readonly string[] } {
  const { t } = useTranslation()
  const formats = useFormats()
  const today = useToday()
  const { stages, accounts } = useDirectory()
  const { title, accountId, stageId, amount } = line.deal
  const about = [
    line.reason.kind === 'step' ? title : '',
    accountId === null ? '' : (accounts.get(accountId)?.name ?? t('deal.arriving')),
    stages.get(stageId)?.name ?? '',
    amount === null ? '' : formats.money(amount),
  ]
  const words = { t, formats, today }
  return { head: headOf(line, words), why: whyOf(line, words), about: about.filter(part => part !== '') }
}

function Tactic({ page }: { readonly page: RankedPage }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  return (
    <button type="button" className={styles['tactic']} tabIndex={-1} onClick={() => ui.showPage(page.pageId)}>
      {t('day.tactic', { title: page.title === '' ? t('wiki.untitled') : page.title })}
    </button>
  )
}

interface WordsProps {
  readonly writing: Writing
  readonly title: string
  readonly onEnd: (text: string | null) => void
}

function Words({ writing, title, onEnd }: WordsProps): ReactNode {
  const { t } = useTranslation()
  const label = writing.what === 'note' ? t('day.writeNote', { title }) : t('day.writeStep', { title })
  return <QuickWords label={label} onEnd={onEnd} />
}

function Buttons({ acts }: { readonly acts: Acts }): ReactNode {
  const { t } = useTranslation()
  const { done } = acts
  return (
    <div className={styles['acts']}>
      {done !== undefined && (
        <Act label={t('day.act.done')} run={done}>
          <IconCircleCheck {...icon} />
        </Act>
      )}
      <Act label={t('day.act.tomorrow')} run={acts.tomorrow}>
        <IconArrowBarRight {...icon} />
      </Act>
      <Act label={t('day.act.week')} run={acts.week}>
        <IconPlayerTrackNext {...icon} />
      </Act>
      <Act label={t('day.act.note')} run={acts.note}>
        <IconNote {...icon} />
      </Act>
    </div>
  )
}

function isLate({ reason }: Line, today: string): boolean {
  return reason.kind === 'passed' || (reason.kind === 'step' && reason.due < today)
}

/** The page that fits: where a deal stands still, or its date has passed. */
function useTactic({ deal, reason }: Line, tactics: TacticBook): RankedPage | null {
  const isWanted = reason.kind === 'still' || reason.kind === 'passed'
  const { id, boardId } = deal
  useEffect(() => {
    if (isWanted) tactics.want({ id, boardId })
  }, [isWanted, tactics, id, boardId])
  const best = useSyncExternalStore(tactics.subscribe, () => tactics.of(id))
  return isWanted ? best : null
}
