import { z } from 'zod'
import {
  FORMAT_MASK,
  referenceKindSchema,
  referenceSchema,
  type Inline,
  type ReferenceInline,
  type TextInline,
} from './blocks'
import { normalInlines } from './inlines'
import type { Attributes, TreeNode } from './tree'

const textAttributes = z.object({ __format: z.int().catch(0) })
const labelSchema = z.string().catch('')
const linkAttributes = z.object({
  __url: z.string().max(8_000).catch(''),
  __title: z.string().max(2_000).nullable().catch(null),
  __isUnlinked: z.boolean().catch(false),
})

/** The nodes that stand in a line of text; every other one that is known is a block. */
export function isInline(node: TreeNode): boolean {
  return (
    node.kind === 'text' ||
    node.kind === 'break' ||
    (node.kind === 'element' && (node.type === 'link' || node.type === 'autolink')) ||
    (node.kind === 'decorator' && node.type === 'reference')
  )
}

/** A line's nodes as inlines. What is no inline is opaque: its place is kept. */
export function inlinesOf(nodes: readonly TreeNode[]): Inline[] {
  return normalInlines(nodes.flatMap(inlineOf))
}

function inlineOf(node: TreeNode): Inline[] {
  if (node.kind === 'text') return textOf(node.text, node.attributes)
  if (node.kind === 'break') return [{ type: 'break' }]
  if (node.kind === 'decorator' && node.type === 'reference') return [referenceOf(node.attributes)]
  if (node.kind === 'element' && (node.type === 'link' || node.type === 'autolink')) {
    const { __url, __title, __isUnlinked } = linkAttributes.parse(node.attributes)
    const inlines = node.children.flatMap(inlineOf)
    // An address that somebody asked to be plain text.
    if (node.type === 'autolink' && __isUnlinked) return inlines
    const link = { type: 'link' as const, url: __url, title: __title, inlines }
    return [node.type === 'autolink' ? { ...link, auto: true } : link]
  }
  return [{ type: 'opaque', node: node.type.slice(0, 200) }]
}

function textOf(text: string, attributes: Attributes): TextInline[] {
  const format = textAttributes.parse(attributes).__format & FORMAT_MASK
  return text === '' ? [] : [{ type: 'text', text, format }]
}

/** A reference to nothing that can be is what it was called: text. */
function referenceOf(attributes: Attributes): Inline {
  const label = labelSchema.parse(attributes['__label']).slice(0, 1_000)
  const kind = referenceKindSchema.safeParse(attributes['__kind'])
  const target = referenceSchema.shape.target.safeParse(attributes['__target'])
  if (kind.success && target.success)
    return { type: 'reference', kind: kind.data, target: target.data, label } satisfies ReferenceInline
  return { type: 'text', text: label === '' ? '…' : label, format: 0 }
}
