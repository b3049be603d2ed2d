import { readRecord } from '../../../core/documents/workspace'
import type { DealId } from '../../../core/ids'
import type { ParsedSubscription, Patch } from '../../contract/queries'
import { moreOfDeals, nextMore, type ContactName } from '../projection/more-query'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** Deals in a patch: about 5 ms to read and send. */
const CHUNK = 1_000

/** What a table shows of a board's deals beside their cards. Answers with the way to end it. */
export function subscribeMore(
  workspace: OpenWorkspace,
  { boardId }: ParsedSubscription<'board.more'>,
  send: (patch: Patch<'board.more'>) => void,
): () => void {
  const { follower, projection, timers, document } = workspace
  const changed = new Set<string>()
  let cancelMore: () => void = () => undefined
  let telling: (() => void) | null = null
  const nameOf: ContactName = id => readRecord(document, 'contacts', id)?.name ?? null

  function more(after: number, reset: boolean): void {
    const { rows, next } = nextMore(projection.database, boardId, after, CHUNK, nameOf)
    send({ reset, upsert: rows, remove: [], complete: next === null })
    if (next !== null) cancelMore = timers.soon(() => more(next, false))
  }

  function reset(): void {
    cancelMore()
    changed.clear()
    more(-1, true)
  }

  function tell(): void {
    telling = null
    const ids = [...changed]
    changed.clear()
    const upsert = moreOfDeals(projection.database, boardId, ids, nameOf)
    const here = new Set<string>(upsert.map(({ id }) => id))
    const remove = ids.filter(id => !here.has(id)) as DealId[]
    send({ reset: false, upsert, remove, complete: true })
  }

  reset()
  const stop = [
    follower.onDeals(({ boardId: touched, ids }) => {
      if (touched !== boardId) return
      for (const id of ids) changed.add(id)
      // Several writes of one turn make one patch.
      telling ??= timers.soon(tell)
    }),
    document.collections.contacts.onChange(reset),
  ]
  return () => {
    cancelMore()
    telling?.()
    for (const end of stop) end()
  }
}
