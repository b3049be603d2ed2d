import { randomId, type ChangeId } from '../../core/ids'
import { perform } from './deal-actions'
import type { Session } from './session'
import type { JustMoved } from './ui-state'

/** An answer about a deal that was just closed: it may be on another board than the one that is shown by now. */
export function answerClose(
  session: Session,
  { boardId, dealId, title }: JustMoved,
  field: `reason:${string}` | 'lesson',
  value: string | boolean | null,
): Promise<boolean> {
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('deal.edit', { boardId, dealId, changeId: randomId<ChangeId>(), field, value }),
  )
}
