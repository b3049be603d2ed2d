import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import type { DealId, StageId } from '../../../core/ids'
import { moveDeals } from '../../app/deal-actions'
import type { Session } from '../../app/session'
import { moveOverlays } from '../../replica/overlays'
import type { BoardScope } from './board-context'
import type { Carry } from './board-state'
import { above, inBoardOrder, type Direction } from './neighbours'

/**
 * Moving cards by keyboard: picked up, they go with the arrows as a preview that only this window sees; Space sends the
 * move, Escape takes the preview away. Every step is said.
 */
export function pickUp(session: Session, scope: BoardScope, id: DealId): void {
  const { rows, state, lanes, stages, board } = scope
  const row = rows.row(id)
  if (row === undefined) return
  const { ids: selected } = state.selection.get()
  const ids = selected.has(id) ? inBoardOrder(rows, lanes, selected) : [id]
  const lane = stages.has(row.lane) ? row.lane : (lanes.find(one => stages.has(one)) ?? row.lane)
  const after = lane === row.lane ? above(rows, lane, rows.indexOf(id), new Set(ids)) : null
  place(scope, ids, lane as StageId, after)
  client(session, board.id, id, 'holding')
  announce(session.words.t('board.said.picked', { count: ids.length, title: row.title }))
  state.focus(id)
}

export function carryTo(session: Session, scope: BoardScope, carry: Carry, direction: Direction): void {
  const { rows, lanes, stages } = scope
  const group = new Set(carry.ids)
  const others = (lane: string) => rows.lane(lane).filter(row => !group.has(row.id))
  const here = others(carry.lane)
  const at = carry.after === null ? 0 : here.findIndex(row => row.id === carry.after) + 1
  const to = target(
    direction,
    at,
    here.length,
    lanes.filter(lane => stages.has(lane)),
    carry.lane,
  )
  if (to === null) return
  const cards = others(to.lane)
  const index = Math.min(to.index, cards.length)
  carry.settle(false)
  place(scope, carry.ids, to.lane as StageId, cards[index - 1]?.id ?? null)
  scope.state.focus(carry.ids[0] as DealId)
  const said = {
    lane: stages.get(to.lane)?.name ?? '',
    position: index + 1,
    total: cards.length + carry.ids.length,
  }
  announce(session.words.t('board.said.moved', said))
}

export function putDown(session: Session, scope: BoardScope, carry: Carry): void {
  const { rows, state, stages, board } = scope
  const id = carry.ids[0] as DealId
  const position = rows.indexOf(id) + 1
  const title = rows.row(id)?.title ?? ''
  const said = {
    count: carry.ids.length,
    title,
    lane: stages.get(carry.lane)?.name ?? '',
    position,
    total: rows.lane(carry.lane).length,
  }
  state.carry.set(null)
  carry.settle(false)
  void moveDeals(session, carry.ids, carry.lane, carry.after)
  state.focus(id)
  client(session, board.id, null, 'viewing')
  announce(session.words.t('board.said.dropped', said))
}

export function letGo(session: Session, { state, board }: BoardScope, carry: Carry): void {
  state.carry.set(null)
  carry.settle(false)
  state.focus(carry.ids[0] as DealId)
  client(session, board.id, null, 'viewing')
  announce(session.words.t('board.said.cancelled'))
}

function place(
  { rows, state }: BoardScope,
  ids: readonly DealId[],
  lane: StageId,
  after: DealId | null,
): void {
  state.carry.set({ ids, lane, after, settle: rows.overlay(moveOverlays(rows, ids, lane, after)) })
}

function target(
  direction: Direction,
  at: number,
  length: number,
  lanes: readonly string[],
  lane: string,
): { lane: string; index: number } | null {
  const sideways = (step: -1 | 1) => {
    const next = lanes[lanes.indexOf(lane) + step]
    return next === undefined ? null : { lane: next, index: at }
  }
  switch (direction) {
    case 'up':
      return at > 0 ? { lane, index: at - 1 } : null
    case 'down':
      return at < length ? { lane, index: at + 1 } : null
    case 'first':
      return { lane, index: 0 }
    case 'last':
      return { lane, index: length }
    case 'left':
      return sideways(-1)
    case 'right':
      return sideways(1)
  }
}

function client(
  session: Session,
  boardId: BoardScope['board']['id'],
  dealId: DealId | null,
  doing: 'holding' | 'viewing',
): void {
  session.client.setPresence({ boardId, dealId, doing, field: null })
}
