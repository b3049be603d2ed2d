import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { newNamesIn, parseCell } from '../../../../core/table/parse-cell'
import { planPaste, type Area, type PastePlan } from '../../../../core/table/paste'
import { countCells, MOST_CELLS, readTsv, writeTsv } from '../../../../core/table/tsv'
import { nameKey } from '../../../../core/workspace/names'
import { notify } from '../../../app/notify'
import { useSession } from '../../../app/session'
import type { DealRow } from './rows'
import type { TableScope } from './table-context'
import { areaOf } from './table-state'
import { clear, said } from './use-table-keys'
import { columnsIn, keepCells, rowsIn, type NewCell } from './write'

/** A paste of which something could not be read: what is done with the rest is asked first. */
export interface Pending {
  readonly plan: PastePlan
  readonly rows: readonly DealRow[]
}

export interface Clipboard {
  /** On a key that copies, cuts or pastes, the hidden field takes the focus: Chromium does none of it where no text can be selected. */
  readonly toField: (event: KeyboardEvent, field: HTMLElement | null) => void
  readonly handlers: {
    readonly onCopy: (event: ClipboardEvent) => void
    readonly onCut: (event: ClipboardEvent) => void
    readonly onPaste: (event: ClipboardEvent) => void
  }
  readonly pending: Pending | null
  readonly keep: (pending: Pending) => void
  readonly drop: () => void
}

/** Cells to and from spreadsheets. */
export function useClipboard(scope: TableScope): Clipboard {
  const session = useSession()
  const [pending, setPending] = useState<Pending | null>(null)
  const { state, places } = scope
  const area = (): Area | null =>
    state.editing.get() === null ? areaOf(places, state.cursor.get(), state.anchor.get()) : null

  function copy(event: ClipboardEvent): boolean {
    const selected = area()
    if (selected === null) return false
    toGrid(event)
    const cells = rowsIn(scope, selected).map(row => columnsIn(scope, selected).map(({ key }) => scope.book.typed(row, key))) // prettier-ignore
    event.preventDefault()
    event.clipboardData.setData('text/plain', writeTsv(cells))
    announce(session.words.t('table.copied', { count: cells.flat().length }))
    return true
  }

  function keep({ plan, rows }: Pending): void {
    setPending(null)
    void keepCells(session, scope, cellsOf(scope, plan, rows)).then(count => said(session, count))
  }

  function paste(event: ClipboardEvent): void {
    const selected = area()
    if (selected === null) return
    toGrid(event)
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const count = countCells(text)
    if (count > MOST_CELLS) return void notify(session.words.t('table.paste.tooMany', { size: count, limit: MOST_CELLS })) // prettier-ignore
    const rows = scope.layout.lines.flatMap(line => (line.kind === 'row' ? [line.row] : []))
    const plan = planPaste(
      readTsv(text),
      amongRows(scope, selected),
      { rows: rows.length, columns: scope.columns.length },
      (row, column, text) => {
        const [deal, shown] = [rows[row], scope.columns[column]]
        // `planPaste` asks for no cell that is not there
        if (deal === undefined || shown === undefined) throw new RangeError(`no cell ${row}, ${column}`)
        return parseCell(shown, text, scope.book.readersOf(deal, shown.key))
      },
    )
    selectPasted(scope, plan.area, rows)
    // What can't be read, and what would become a new name, is said before anything is written.
    if (plan.problems.length === 0 && newNamesOf(plan).length === 0) keep({ plan, rows })
    else setPending({ plan, rows })
  }

  const toField: Clipboard['toField'] = (event, field) => {
    const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && /^[cxv]$/i.test(event.key)
    if (!isOurs || event.target !== event.currentTarget || area() === null) return
    field?.focus({ preventScroll: true })
    if (field instanceof HTMLTextAreaElement) field.select()
  }

  const handlers = {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut: (event: ClipboardEvent) => {
      if (copy(event)) clear(session, scope)
    },
    onPaste: paste,
  }
  return { toField, handlers, pending, keep, drop: () => setPending(null) }
}

/** The names that a paste would make, by column. */
export function newNamesOf({ cells }: PastePlan): readonly { column: number; names: readonly string[] }[] {
  const columns = new Map<number, Map<string, string>>()
  for (const { column, value } of cells)
    for (const name of newNamesIn(value)) {
      const names = columns.get(column) ?? new Map<string, string>()
      columns.set(column, names)
      if (!names.has(nameKey(name))) names.set(nameKey(name), name)
    }
  return [...columns].map(([column, names]) => ({ column, names: [...names.values()] }))
}

/** The hidden field has done its part: the next key is for the grid. */
function toGrid({ currentTarget }: ClipboardEvent): void {
  if (currentTarget instanceof HTMLElement) currentTarget.focus({ preventScroll: true })
}

/** An area counted in deals: lines of groups are none. */
function amongRows({ layout }: TableScope, area: Area): Area {
  const isRow = (line: (typeof layout.lines)[number]): boolean => line.kind === 'row'
  const before = layout.lines.slice(0, area.top).filter(isRow).length
  const within = layout.lines.slice(area.top, area.bottom + 1).filter(isRow).length
  return { ...area, top: before, bottom: Math.max(before, before + within - 1) }
}

function cellsOf({ columns }: TableScope, plan: PastePlan, rows: readonly DealRow[]): NewCell[] {
  return plan.cells.flatMap(({ row, column, value }) => {
    const [deal, shown] = [rows[row], columns[column]]
    return deal === undefined || shown === undefined ? [] : [{ row: deal, column: shown, value }]
  })
}

/** What was pasted is what is selected then. */
function selectPasted({ state, columns }: TableScope, area: Area, rows: readonly DealRow[]): void {
  const spot = (row: number, column: number) => ({ line: rows[row]?.card.id ?? '', column: columns[column]?.key ?? '' }) // prettier-ignore
  state.anchor.set(spot(area.top, area.left))
  state.cursor.set(spot(area.bottom, area.right))
}
