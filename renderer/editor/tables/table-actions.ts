import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $getNodeTriplet,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableSelection,
  $mergeCells,
  $setTableColumnIsHeader,
  $setTableRowIsHeader,
  $unmergeCell,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table'
import { $findMatchingParent } from '@lexical/utils'
import { $getSelection, $isRangeSelection } from 'lexical'

export const tableActions = [
  'rowAbove',
  'rowBelow',
  'columnLeft',
  'columnRight',
  'headRow',
  'headColumn',
  'merge',
  'split',
  'wider',
  'narrower',
  'deleteRow',
  'deleteColumn',
  'deleteTable',
] as const
export type TableAction = (typeof tableActions)[number]

const STEP = 24
const NARROWEST = 60
const USUAL = 140

/** The cell that the caret or the selected cells begin in. */
export function $cellAtCaret(): TableCellNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null
  return $findMatchingParent(selection.anchor.getNode(), $isTableCellNode)
}

export function $canTable(action: TableAction): boolean {
  const selection = $getSelection()
  const cell = $cellAtCaret()
  if (cell === null) return false
  if (action === 'merge') return $isTableSelection(selection) && $selectedCells().length > 1
  if (action === 'split') return cell.getColSpan() > 1 || cell.getRowSpan() > 1
  return true
}

export function $doTable(action: TableAction): void {
  const cell = $cellAtCaret()
  if (cell === null) return
  const [, , table] = $getNodeTriplet(cell)
  switch (action) {
    case 'rowAbove':
    case 'rowBelow':
      return void $insertTableRowAtSelection(action === 'rowBelow')
    case 'columnLeft':
    case 'columnRight':
      return void $insertTableColumnAtSelection(action === 'columnRight')
    case 'headRow':
      return $setTableRowIsHeader(table, 0, !$isHead(table, TableCellHeaderStates.ROW))
    case 'headColumn':
      return $setTableColumnIsHeader(table, 0, !$isHead(table, TableCellHeaderStates.COLUMN))
    case 'merge':
      return void $mergeCells($selectedCells())
    case 'split':
      return $unmergeCell()
    case 'wider':
    case 'narrower':
      return $resizeColumn(table, columnOf(cell), width =>
        Math.max(NARROWEST, width + (action === 'wider' ? STEP : -STEP)),
      )
    case 'deleteRow':
      return $deleteTableRowAtSelection()
    case 'deleteColumn':
      return $deleteTableColumnAtSelection()
    case 'deleteTable':
      table.selectNext()
      return table.remove()
  }
}

function $selectedCells(): TableCellNode[] {
  const selection = $getSelection()
  return $isTableSelection(selection) ? selection.getNodes().filter($isTableCellNode) : []
}

function $isHead(table: TableNode, state: number): boolean {
  const first = table.getFirstDescendant()
  const cell = first === null ? null : $findMatchingParent(first, $isTableCellNode)
  return cell !== null && (cell.getHeaderStyles() & state) !== 0
}

/** The column that a cell begins in, counting what the cells before it span. */
export function columnOf(cell: TableCellNode): number {
  return cell.getPreviousSiblings<TableCellNode>().reduce((column, before) => column + before.getColSpan(), 0)
}

/** Widths are the table's, one for each column; a table without any is as wide as its words until one is set. */
export function $resizeColumn(
  table: TableNode,
  column: number,
  change: (width: number) => number,
  measured?: readonly number[],
): void {
  const widths = [...(table.getColWidths() ?? measured ?? [])]
  for (let i = widths.length; i < table.getColumnCount(); i++) widths.push(USUAL)
  widths[column] = Math.round(change(widths[column] ?? USUAL))
  table.setColWidths(widths)
}
