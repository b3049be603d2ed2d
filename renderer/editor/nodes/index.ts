import { CodeHighlightNode, CodeNode } from '@lexical/code'
import { HorizontalRuleNode } from '@lexical/extension'
import { AutoLinkNode, LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import type { Klass, LexicalNode } from 'lexical'
import { CalloutNode } from './callout-node'
import { CollapsibleNode } from './collapsible-node'
import { CollapsibleBodyNode, CollapsibleTitleNode } from './collapsible-parts'
import { ImageNode } from './image-node'
import { OpaqueNode } from './opaque-node'
import { ReferenceNode } from './reference-node'

/**
 * Every kind of node a page may hold beside paragraphs, text, tabs and line breaks. Their types and `__` properties are
 * what the documents store: a name here is for ever. `code-highlight` is known so that pasted code of other Lexical
 * editors is understood; ours paints code without writing it (see `code/`).
 */
export const editorNodes: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  AutoLinkNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  CodeNode,
  CodeHighlightNode,
  HorizontalRuleNode,
  CalloutNode,
  CollapsibleNode,
  CollapsibleTitleNode,
  CollapsibleBodyNode,
  ImageNode,
  ReferenceNode,
  OpaqueNode,
]

export { DecoratorViewsContext, type DecoratorProps, type DecoratorViews } from './decorated'
export {
  $createCalloutNode,
  $isCalloutNode,
  CalloutNode,
  calloutTones,
  type CalloutTone,
} from './callout-node'
export { $createCollapsibleNode, $isCollapsibleNode, CollapsibleNode } from './collapsible-node'
export { isSectionOpen, setSectionOpen } from './collapsible-open'
export {
  $isCollapsibleBodyNode,
  $isCollapsibleTitleNode,
  CollapsibleBodyNode,
  CollapsibleTitleNode,
} from './collapsible-parts'
export { $createImageNode, $isImageNode, ImageNode } from './image-node'
export {
  isReferenceKind,
  referenceKinds,
  type ImageData,
  type ReferenceData,
  type ReferenceKind,
} from './node-data'
export { $createOpaqueNode, $isOpaqueNode, OpaqueNode } from './opaque-node'
export { $createReferenceNode, $isReferenceNode, ReferenceNode } from './reference-node'
