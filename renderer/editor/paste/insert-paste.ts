import { $isCodeNode } from '@lexical/code'
import { $insertDataTransferForRichText, $insertGeneratedNodes } from '@lexical/clipboard'
import { $generateNodesFromDOM } from '@lexical/html'
import { $findMatchingParent } from '@lexical/utils'
import {
  $getSelection,
  $isRangeSelection,
  type BaseSelection,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import type { Block } from '../../../core/page/content/blocks'
import { $nodesOf } from '../nodes/nodes-of-blocks'
import { cleanDocument } from './clean'
import {
  pasteLimits,
  refusesDocument,
  refusesMarkdown,
  refusesMarkup,
  refusesText,
  type PasteRefusal,
} from './limits'
import { looksLikeMarkdown } from './looks-like-markdown'

const OWN = 'application/x-lexical-editor'

/** What became of a paste: null when it is done, why nothing was put in, or Markdown that is to be read first. */
export type PasteOutcome = PasteRefusal | { readonly markdown: string } | null

/**
 * Puts what is on the clipboard where the selection is: what another page of ours copied as it was, markup as what a
 * page can hold of it, text as what it was written as.
 */
export function $insertPaste(editor: LexicalEditor, data: DataTransfer, plain: boolean): PasteOutcome {
  const selection = $getSelection()
  if (selection === null) return null
  const text = data.getData('text/plain')
  if (plain || $inCode(selection)) return $insertText(selection, text)
  const own = data.getData(OWN)
  if (own !== '') {
    const refusal = refusesMarkup(own)
    if (refusal === null) $insertDataTransferForRichText(data, selection)
    return refusal
  }
  const html = data.getData('text/html')
  if (html.trim() !== '' && !isOnlyText(html)) return $insertMarkup(editor, selection, html)
  if (text !== '' && looksLikeMarkdown(text)) return refusesMarkdown(text) ?? { markdown: text }
  return $insertText(selection, text === '' ? data.getData('text/uri-list') : text)
}

function $inCode(selection: BaseSelection): boolean {
  return $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isCodeNode) !== null
}

function $insertText(selection: BaseSelection, text: string): PasteRefusal | null {
  const refusal = refusesText(text)
  if (refusal === null) selection.insertRawText(text)
  return refusal
}

/** Code editors put their colours on the clipboard as markup: one block of spans, whose text is the better source. */
function isOnlyText(html: string): boolean {
  return /^(?:<meta[^>]*>)?<(?:div|pre) style="[^"]*white-space: ?pre/.test(
    html.trim().replace(/^<html>\s*<body>\s*(?:<!--StartFragment-->)?/, ''),
  )
}

function $insertMarkup(editor: LexicalEditor, selection: BaseSelection, html: string): PasteRefusal | null {
  const tooLong = refusesMarkup(html)
  if (tooLong !== null) return tooLong
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const refusal = refusesDocument(parsed)
  if (refusal !== null) return refusal
  const page = cleanDocument(parsed)
  const elements = page.getElementsByTagName('*').length
  if (elements > pasteLimits.elements)
    return { why: 'too-many-parts', size: elements, limit: pasteLimits.elements }
  $insertNodes(editor, selection, $generateNodesFromDOM(editor, page))
  return null
}

/** Puts what was read where the selection is by now; nothing where the text has lost it. */
export function $insertBlocks(editor: LexicalEditor, blocks: readonly Block[]): void {
  const selection = $getSelection()
  if (selection !== null) $insertNodes(editor, selection, $nodesOf(blocks))
}

export function $insertPlain(text: string): void {
  const selection = $getSelection()
  if (selection !== null) $insertText(selection, text)
}

function $insertNodes(editor: LexicalEditor, selection: BaseSelection, nodes: LexicalNode[]): void {
  if (nodes.length > 0) $insertGeneratedNodes(editor, nodes, selection)
}
