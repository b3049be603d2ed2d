import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useCallback, type KeyboardEvent } from 'react'
import type { DealId } from '../../../core/ids'
import { deleteDeals } from '../../app/deal-actions'
import { openDealAlone } from '../../app/deal-link'
import { useSession, type Session } from '../../app/session'
import type { BoardScope } from './board-context'
import { carryTo, letGo, pickUp, putDown } from './carry'
import { between, inBoardOrder, neighbour, type Direction } from './neighbours'

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  k: 'up',
  j: 'down',
}

/** The keys that a card understands. What they don't take goes on to the window's own shortcuts. */
export function useBoardKeys(scope: BoardScope): (event: KeyboardEvent) => void {
  const session = useSession()
  return useCallback(
    event => {
      if (event.target instanceof HTMLInputElement || event.defaultPrevented) return
      const id = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset['card'] as
        DealId | undefined
      if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      if (onCard(session, scope, id, event)) {
        event.preventDefault()
        event.stopPropagation()
      }
    },
    [session, scope],
  )
}

function onCard(session: Session, scope: BoardScope, id: DealId, event: KeyboardEvent): boolean {
  const direction = directions[event.key]
  const carry = scope.state.carry.get()
  if (carry !== null) {
    if (direction !== undefined) carryTo(session, scope, carry, direction)
    else if (event.key === ' ' || event.key === 'Enter') putDown(session, scope, carry)
    else if (event.key === 'Escape') letGo(session, scope, carry)
    else return false
    return true
  }
  if (direction !== undefined) return go(session, scope, id, direction, event.shiftKey)
  if (event.key === 'Enter' && event.shiftKey) void openDealAlone(session, id)
  else return act(session, scope, id, event.key)
  return true
}

function go(
  session: Session,
  { rows, lanes, state }: BoardScope,
  id: DealId,
  direction: Direction,
  extend: boolean,
): boolean {
  const next = neighbour(rows, lanes, id, direction)
  if (next === null) return true
  if (extend) {
    const anchor = state.selection.get().anchor ?? id
    const ids = between(rows, lanes, anchor, next.id)
    state.select(ids, anchor)
    announce(session.words.t('board.said.selected', { count: ids.length }))
  } else state.deselect()
  state.focus(next.id)
  return true
}

function act(session: Session, scope: BoardScope, id: DealId, key: string): boolean {
  const { state, rows } = scope
  switch (key) {
    case ' ':
      pickUp(session, scope, id)
      return true
    case 'Enter':
      session.ui.openDeal(id)
      return true
    case 'e':
    case 'F2':
      state.editing.set(id)
      return true
    case 'Delete':
    case 'Backspace': {
      const { ids } = state.selection.get()
      remove(session, scope, ids.has(id) ? inBoardOrder(rows, scope.lanes, ids) : [id])
      return true
    }
    case 'Escape':
      if (state.selection.get().ids.size === 0) return false
      state.deselect()
      return true
    default:
      return false
  }
}

function remove(session: Session, { rows, lanes, state }: BoardScope, ids: readonly DealId[]): void {
  const last = ids.at(-1) as DealId
  const gone = new Set(ids)
  const next = [
    neighbour(rows, lanes, last, 'down'),
    neighbour(rows, lanes, ids[0] as DealId, 'up'),
    neighbour(rows, lanes, last, 'right'),
  ]
  const title = rows.row(ids[0] as DealId)?.title ?? ''
  void deleteDeals(session, ids)
  state.deselect()
  announce(session.words.t('board.said.removed', { title }))
  const heir = next.find(row => row !== null && !gone.has(row.id))
  if (heir !== undefined && heir !== null) state.focus(heir.id)
}
