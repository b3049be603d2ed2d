import type { Captured } from '../../../core/capture/parse'
import { randomId, type ChangeId, type NoteId } from '../../../core/ids'
import type { CaptureDeal } from '../../../electron/contract/capture'
import { begin } from '../../app/deal-actions'
import type { Session } from '../../app/session'
import type { Done } from '../../app/undo-stack'

/** What was kept, and on which deal; `done` is what takes it back. */
export interface Kept {
  readonly deal: CaptureDeal
  readonly done: Done
}

/** Keeps what was captured: on this computer first, whatever the network does. Null when it was refused, which has been said. */
export async function keep(session: Session, captured: Captured, deal: CaptureDeal): Promise<Kept | null> {
  const { done, kept } = begin(session, { what: 'edit', title: deal.title }, [], () =>
    captured.kind === 'step' ? setStep(session, captured, deal) : addNote(session, captured, deal),
  )
  return (await kept) ? { deal, done } : null
}

function setStep({ client }: Session, { text, due }: Captured, { id: dealId, boardId }: CaptureDeal) {
  const changeId = randomId<ChangeId>()
  return client.command('deal.set-next-step', { boardId, dealId, changeId, nextStep: text, due })
}

function addNote({ client }: Session, { kind, text }: Captured, { id: dealId, boardId }: CaptureDeal) {
  const id = randomId<NoteId>()
  const fields = { kind, text }
  return client.command('deal-part.create', { boardId, part: 'notes', id, dealId, about: {}, fields })
}
