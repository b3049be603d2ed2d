import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useCallback, type KeyboardEvent } from 'react'
import type { DealId } from '../../../../core/ids'
import { notify } from '../../../app/notify'
import { useSession, type Session } from '../../../app/session'
import { nextSort, shiftedColumn, withWidth } from './arrange'
import type { TableScope } from './table-context'
import { areaOf, HEAD, nextSpot, type Spot, type Way } from './table-state'
import { filled, filledDown, keepCells } from './write'

const ways: Readonly<Record<string, Way>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}
/** The same with Ctrl or Cmd. */
const far: Readonly<Record<string, Way>> = { ArrowLeft: 'first', ArrowRight: 'last', Home: 'top', End: 'end' }

/** Pixels that a column is drawn wider or narrower by a key. */
const WIDER = 16

/** The keys of a table, as in a spreadsheet. What they don't take goes on to the window's own shortcuts. */
export function useTableKeys(scope: TableScope, page: () => number): (event: KeyboardEvent) => void {
  const session = useSession()
  return useCallback(
    event => {
      if (scope.state.editing.get() !== null || event.defaultPrevented || event.nativeEvent.isComposing)
        return
      if (event.target !== event.currentTarget) return
      const taken = onKey(session, scope, event, page())
      if (!taken) return
      event.preventDefault()
      event.stopPropagation()
    },
    [session, scope, page],
  )
}

function onKey(session: Session, scope: TableScope, event: KeyboardEvent, page: number): boolean {
  const { state, places } = scope
  const cursor = state.cursor.get()
  const mod = event.ctrlKey || event.metaKey
  if (cursor?.line === HEAD && onHead(scope, cursor.column, event)) return true
  if (event.altKey) return false
  if (cursor !== null && cursor.line.startsWith('group:') && onGroup(scope, cursor, event.key)) return true
  const way = mod ? far[event.key] : ways[event.key]
  if (way !== undefined) {
    const next = nextSpot(places, cursor, way, page)
    if (next !== null) state.go(next, event.shiftKey && next.line !== HEAD && cursor?.line !== HEAD)
    return true
  }
  if (cursor === null || cursor.line === HEAD) return false
  if (event.key === 'Tab') return tab(scope, cursor, event.shiftKey ? 'left' : 'right')
  return mod ? withMod(session, scope, cursor, event.key.toLowerCase()) : plain(session, scope, event.key)
}

/** Tab goes from cell to cell, and at the end of a line out of the table, so that nobody is held in it. */
function tab({ state, places }: TableScope, cursor: Spot, way: 'left' | 'right'): boolean {
  const next = nextSpot(places, cursor, way, 0)
  if (next === null || next.column === cursor.column) return false
  state.go(next)
  return true
}

function onHead({ arrangement, arrange, places }: TableScope, key: string, event: KeyboardEvent): boolean {
  const { sort, columns } = arrangement
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null
  if (event.key === 'Enter' || event.key === ' ') arrange({ sort: nextSort(sort, key, event.shiftKey) })
  else if (by !== null && event.altKey)
    arrange({ columns: shiftedColumn(columns, key, by, one => places.columns.includes(one)) })
  else if (by !== null && event.shiftKey)
    arrange({ columns: withWidth(columns, key, (columns.find(one => one.key === key)?.width ?? 0) + by * WIDER) }) // prettier-ignore
  else return false
  return true
}

function onGroup({ fold, layout, places }: TableScope, { line }: Spot, key: string): boolean {
  const group = layout.lines[places.lineAt.get(line) ?? -1]
  if (group?.kind !== 'group') return false
  const toggles = key === 'Enter' || key === ' ' || key === (group.folded ? 'ArrowRight' : 'ArrowLeft')
  if (toggles) fold(group.key)
  return toggles
}

function withMod(session: Session, scope: TableScope, cursor: Spot, key: string): boolean {
  const { state, places, layout } = scope
  const line = layout.lines[places.lineAt.get(cursor.line) ?? -1]
  switch (key) {
    case 'enter':
      if (line?.kind === 'row') openRow(session, line.row.card.id)
      return true
    case 'a': {
      const [first, last] = [nextSpot(places, cursor, 'top', 0), nextSpot(places, cursor, 'end', 0)]
      state.anchor.set(first)
      state.cursor.set(last)
      return true
    }
    case 'd':
      fillDown(session, scope)
      return true
    default:
      return false
  }
}

/** A deal is shown over the board that it stands on. */
export function openRow({ ui, board }: Session, dealId: DealId): void {
  ui.openDeal(dealId, board.get()?.boardOf(dealId))
}

export function fillDown(session: Session, scope: TableScope): void {
  const area = areaOf(scope.places, scope.state.cursor.get(), scope.state.anchor.get())
  if (area !== null) void keepCells(session, scope, filledDown(scope, area)).then(count => said(session, count)) // prettier-ignore
}

function plain(session: Session, scope: TableScope, key: string): boolean {
  const { state } = scope
  switch (key) {
    case 'Enter':
    case 'F2':
      startEditing(scope, null)
      return true
    case 'Delete':
    case 'Backspace':
      clear(session, scope)
      return true
    case 'Escape':
      if (state.anchor.get() === null) return false
      state.anchor.set(null)
      return true
    default:
      if ([...key].length !== 1) return false
      startEditing(scope, key)
      return true
  }
}

function startEditing({ state, columns }: TableScope, typed: string | null): void {
  const column = columns.find(({ key }) => key === state.cursor.get()?.column)
  if (column?.edits === true) state.edit(typed)
}

/** Empties the selected cells that may be empty. */
export function clear(session: Session, scope: TableScope): void {
  const area = areaOf(scope.places, scope.state.cursor.get(), scope.state.anchor.get())
  if (area === null) return
  const { cells, problem } = filled(scope, area, '')
  if (cells.length === 0 && problem !== null) notify(session.words.t(`table.problem.${problem}`))
  else void keepCells(session, scope, cells).then(count => said(session, count))
}

export function said({ words }: Session, count: number): void {
  announce(words.t('table.written', { count }))
}
