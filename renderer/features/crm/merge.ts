import type { Duplicate } from '../../../core/duplicates/sides'
import { dealIdSchema, randomId, type ChangeId } from '../../../core/ids'
import type { Result } from '../../../core/result'
import type { Inverse } from '../../../electron/contract/inverse'
import type { Failure } from '../../../electron/contract/messages'
import { notifyFailure } from '../../app/notify'
import type { Session } from '../../app/session'
import { notifyDone } from '../../app/undo-actions'

type Answer = Promise<Result<{ inverse: Inverse | null }, Failure>>

/** The second of the pair becomes the first, which takes these fields of it. Resolves to whether it was done. */
export function merge(
  session: Session,
  { kind, boardId, sides }: Duplicate,
  take: readonly string[],
): Promise<boolean> {
  const [keep, lose] = sides
  const answer: Answer =
    kind === 'deals' && boardId !== null
      ? session.client.command('deal.merge', {
          boardId,
          keep: dealIdSchema.parse(keep.id),
          lose: dealIdSchema.parse(lose.id),
          take: take.map(field => ({ field, changeId: randomId<ChangeId>() })),
        })
      : kind === 'deals'
        ? Promise.reject(new Error('two deals of no board'))
        : session.client.command('record.merge', {
            collection: kind,
            keep: keep.id,
            lose: lose.id,
            take: [...take],
          })
  return told(
    session,
    answer,
    { what: 'merge', title: keep.name },
    session.words.t('exchange.same.merged', { name: keep.name }),
  )
}

/** They are two: they are not shown again. */
export function keepApart(session: Session, { sides: [a, b] }: Duplicate): Promise<boolean> {
  const answer = session.client.command('duplicates.apart', { a: a.id, b: b.id })
  return told(
    session,
    answer,
    { what: 'apart', title: a.name },
    session.words.t('exchange.same.apart', { a: a.name, b: b.name }),
  )
}

async function told(
  session: Session,
  answer: Answer,
  deed: { readonly what: 'merge' | 'apart'; readonly title: string },
  message: string,
): Promise<boolean> {
  const done = session.undo.record(deed, answer)
  const result = await answer
  if (result.ok) notifyDone(session, message, [done])
  else notifyFailure(session, result.error)
  return result.ok
}
