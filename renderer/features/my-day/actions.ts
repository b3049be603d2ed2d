import type { CalendarDate } from '../../../core/dates'
import { randomId, type ChangeId, type NoteId } from '../../../core/ids'
import type { Question } from '../../../electron/contract/my-day'
import { begin } from '../../app/deal-actions'
import type { Session } from '../../app/session'
import { notifyDone } from '../../app/undo-actions'
import { questionText, type DayLine } from './line-text'

/** What a line lets one do with a key. Each is one step back with *undo*. */
type Deal = DayLine['deal']
type Sending = Parameters<typeof begin>[3]

async function doIt(session: Session, deal: Deal, send: Sending, said: string | null): Promise<boolean> {
  const { done, kept } = begin(session, { what: 'edit', title: deal.title }, [], send)
  const isKept = await kept
  if (isKept && said !== null && session.undo.holds(done)) notifyDone(session, said, [done])
  return isKept
}

export function setNextStep(
  session: Session,
  deal: Deal,
  nextStep: string | null,
  due: CalendarDate | null,
  said: string | null = null,
): Promise<boolean> {
  const { boardId, id: dealId } = deal
  const changeId = randomId<ChangeId>()
  const send: Sending = () =>
    session.client.command('deal.set-next-step', { boardId, dealId, changeId, nextStep, due })
  return doIt(session, deal, send, said)
}

export function addNote(session: Session, deal: Deal, text: string): Promise<boolean> {
  const { boardId, id: dealId } = deal
  const id = randomId<NoteId>()
  const fields = { kind: 'note', text }
  const send: Sending = () =>
    session.client.command('deal-part.create', { boardId, part: 'notes', id, dealId, about: {}, fields })
  return doIt(session, deal, send, session.words.t('day.noted', { title: deal.title }))
}

/** Whether there is something to tick off. */
export function canBeDone({ reason }: DayLine): boolean {
  return reason.kind === 'step'
}

export function markDone(session: Session, { deal, reason }: DayLine): void {
  if (reason.kind !== 'step') return
  const said = session.words.t('day.done', { text: reason.text })
  if (reason.stepId === null) return void setNextStep(session, deal, null, null, said)
  const edit = { boardId: deal.boardId, part: 'steps', id: reason.stepId } as const
  void doIt(
    session,
    deal,
    () => session.client.command('deal-part.edit', { ...edit, field: 'state', value: 'done' }),
    said,
  )
}

/** Whether putting it off needs words first: there is no next step yet, and nothing that suggests one. */
export function needsWords({ reason }: DayLine): boolean {
  return reason.kind === 'question' && reason.question.about === 'noStep'
}

/**
 * To another day: what one meant to do, the close date, or (where nothing was planned) a next step of what the line says.
 * `tactic` is the title of the page that is shown beside it, if one is.
 */
export function putOff(session: Session, line: DayLine, to: CalendarDate, tactic: string): void {
  const { deal, reason } = line
  const { t } = session.words
  switch (reason.kind) {
    case 'step': {
      if (reason.stepId === null) return void setNextStep(session, deal, deal.nextStep, to)
      const edit = { boardId: deal.boardId, part: 'steps', id: reason.stepId } as const
      return void doIt(
        session,
        deal,
        () => session.client.command('deal-part.edit', { ...edit, field: 'due', value: to }),
        null,
      )
    }
    case 'passed':
    case 'closing':
      return void moveCloseDate(session, deal, to)
    case 'still':
      return void setNextStep(session, deal, planned(deal, tactic === '' ? t('day.getInTouch') : tactic), to)
    case 'question':
      return void setNextStep(session, deal, planned(deal, questionText(reason.question, t)), to)
  }
}

function planned({ nextStep }: Deal, suggestion: string): string {
  return (nextStep ?? '').trim() === '' ? suggestion.slice(0, 2_000) : (nextStep ?? '')
}

function moveCloseDate(session: Session, deal: Deal, value: CalendarDate): Promise<boolean> {
  const { boardId, id: dealId } = deal
  const edit = { boardId, dealId, changeId: randomId<ChangeId>(), field: 'closeDate', value } as const
  return doIt(session, deal, () => session.client.command('deal.edit', edit), null)
}

/** Shows where something is asked: the conversation, or the text. */
export function openQuestion({ ui }: Session, { about, threadId }: Question): void {
  if (about.kind === 'page') ui.showPage(about.pageId)
  else ui.openDeal(about.dealId, about.boardId)
  const id = about.kind === 'page' ? about.pageId : about.dealId
  if (threadId !== null) ui.set({ foundTalk: { about: id, threadId } })
}

/** Takes a question off one's own day: it needs no answer. The conversation stays as it is. */
export function seeQuestion(session: Session, { id }: Question, title: string): void {
  const send: Sending = () => session.client.command('day.see', { questionId: id })
  const { done, kept } = begin(session, { what: 'edit', title }, [], send)
  void kept.then(isKept => {
    if (isKept) notifyDone(session, session.words.t('day.asked.seen'), [done])
  })
}
