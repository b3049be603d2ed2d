import { $createHorizontalRuleNode, $isHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension'
import {
  CHECK_LIST,
  CODE,
  HEADING,
  isTableRowDivider,
  LINK,
  ORDERED_LIST,
  QUOTE,
  TEXT_FORMAT_TRANSFORMERS,
  UNORDERED_LIST,
  type ElementTransformer,
  type TextMatchTransformer,
  type Transformer,
} from '@lexical/markdown'
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableNode,
  TableCellHeaderStates,
  TableCellNode,
  TableNode,
  TableRowNode,
  type TableCellNode as Cell,
} from '@lexical/table'
import { $createParagraphNode, $createTextNode, type LexicalNode } from 'lexical'
import { safeUrl } from '../links/safe-url'

const divider: ElementTransformer = {
  type: 'element',
  dependencies: [HorizontalRuleNode],
  export: node => ($isHorizontalRuleNode(node) ? '---' : null),
  regExp: /^(?:---|\*\*\*|___)\s?$/,
  triggerOnEnter: true,
  replace: (parent, _children, _match, isImport) => {
    const rule = $createHorizontalRuleNode()
    if (isImport || parent.getNextSibling() !== null) parent.replace(rule)
    else parent.insertBefore(rule)
    rule.selectNext()
  },
}

const ROW = /^\|(.+)\|\s?$/

/** A line between bars is a row: the first one makes the table, `| --- |` beneath it the head, further ones join it. */
const table: ElementTransformer = {
  type: 'element',
  dependencies: [TableNode, TableRowNode, TableCellNode],
  // Copying a page as Markdown is the engine's work; here only what is typed and pasted.
  export: () => null,
  regExp: ROW,
  triggerOnEnter: true,
  replace: (parent, _children, match) => {
    const line = (match[0] ?? '').trim()
    const above = parent.getPreviousSibling()
    if (isTableRowDivider(line)) return $headAbove(parent, above)
    const cells = splitRow(line).map(text => $createCell(text))
    const row = $createTableRowNode().append(...cells)
    if ($isTableNode(above) && above.getColumnCount() === cells.length) {
      above.append(row)
      parent.remove()
    } else parent.replace($createTableNode().append(row))
    cells[0]?.selectStart()
    return true
  },
}

function $headAbove(parent: LexicalNode, above: LexicalNode | null): boolean {
  if (!$isTableNode(above)) return false
  for (const cell of above.getFirstChild<TableRowNode>()?.getChildren<Cell>() ?? [])
    cell.setHeaderStyles(TableCellHeaderStates.ROW)
  parent.remove()
  above.selectEnd()
  return true
}

function $createCell(text: string): Cell {
  const line = $createParagraphNode()
  if (text !== '') line.append($createTextNode(text))
  return $createTableCellNode(TableCellHeaderStates.NO_STATUS).append(line)
}

/** The texts between the bars; `\|` is a bar in a text. */
export function splitRow(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.replace(/\\\|/g, '|').trim())
}

const link: TextMatchTransformer = {
  ...LINK,
  replace: (node, match) => {
    const url = /^\[[^\]]*\]\(\s*<?([^\s>)]+)/.exec(match[0])?.[1] ?? ''
    return safeUrl(url) === null ? undefined : LINK.replace?.(node, match)
  },
}

/** What one may write in Markdown's way, as one types and when one pastes. */
export const pageTransformers: readonly Transformer[] = [
  HEADING,
  QUOTE,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  divider,
  table,
  CODE,
  ...TEXT_FORMAT_TRANSFORMERS,
  link,
]
