import type { BoardPatch, ParsedSubscription } from '../../contract/queries'
import { CustomMatches } from './custom-matches'
import { laneTotals, nextRows, rowsOf, topOfLanes, type BoardView } from '../projection/board-query'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** Cards of each lane in the first patch: more than a tall window shows. */
const TOP = 40
/** Rows in a patch after that: about 5 ms to read and send. */
const CHUNK = 1_000

/** A board as one window sees it: all of it once, then what changes. Answers with the way to end it. */
export function subscribeBoard(
  workspace: OpenWorkspace,
  input: ParsedSubscription<'board'>,
  send: (patch: BoardPatch) => void,
): () => void {
  const { follower, projection, timers } = workspace
  let mine = workspace.myPersonIds()
  const matches = new CustomMatches(workspace, input.boardId, input.filter.custom)
  let cancelMore: () => void = () => undefined
  const changed = new Set<string>()
  let telling: (() => void) | null = null
  const view = (): BoardView => ({ ...input, myPersonIds: mine, customIds: matches.ids })

  function more(after: number): void {
    const { rows, next } = nextRows(projection.database, view(), after, CHUNK)
    send({ kind: 'more', rows, complete: next === null })
    if (next === null) workspace.boardShown()
    else cancelMore = timers.soon(() => more(next))
  }

  function reset(): void {
    cancelMore()
    changed.clear()
    const totals = laneTotals(projection.database, view())
    const rows = topOfLanes(projection.database, view(), TOP)
    const complete = rows.length === totals.reduce((sum, total) => sum + total.count, 0)
    send({ kind: 'reset', rows, totals, complete })
    if (complete) workspace.boardShown()
    else cancelMore = timers.soon(() => more(-1))
  }

  function tell(): void {
    telling = null
    if (changed.size === 0) return
    const ids = [...changed]
    changed.clear()
    matches.follow(ids)
    const upsert = rowsOf(projection.database, view(), ids)
    const shown = new Set<string>(upsert.map(row => row.id))
    const remove = ids.filter(id => !shown.has(id)) as BoardRemoved
    send({ kind: 'change', upsert, remove, totals: laneTotals(projection.database, view()) })
  }

  // Before anything listens: a view that can't be asked for leaves nothing behind.
  reset()
  const stop = [
    follower.onDeals(({ boardId, ids }) => {
      if (boardId !== input.boardId) return
      for (const id of ids) changed.add(id)
      // Several writes of one turn make one patch.
      telling ??= timers.soon(tell)
    }),
    follower.onLanes(reset),
    follower.onDirectory(() => {
      const now = input.filter.mine ? workspace.myPersonIds() : mine
      if (!matches.scan() && now.join() === mine.join()) return
      mine = now
      reset()
    }),
  ]
  return () => {
    cancelMore()
    telling?.()
    for (const end of stop) end()
  }
}

type BoardRemoved = Extract<BoardPatch, { kind: 'change' }>['remove']
