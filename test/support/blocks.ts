import fc from 'fast-check'
import {
  alignments,
  calloutTones,
  cellHeads,
  FORMAT_MASK,
  listStyles,
  referenceKinds,
  type Block,
  type Inline,
  type ListItem,
} from '../../core/page/content/blocks'
import { normalInlines } from '../../core/page/content/inlines'

/** Random content in its normal form: what reading a page gives. Texts hold what breaks naive code: marks of Markdown, tabs, emoji. */
const words = fc.string({
  unit: fc.constantFrom(...'ab é*_`#<>[]|\\!-+1.~&\t '.split(''), '👍🏽', '\u00a0', 'ﬁ', '&amp;'),
  minLength: 1,
  maxLength: 12,
})
const id = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/)
const format = fc.oneof(fc.constant(0), fc.nat(FORMAT_MASK))
const text = fc.record({ type: fc.constant('text' as const), text: words, format })
const reference = fc.record({
  type: fc.constant('reference' as const),
  kind: fc.constantFrom(...referenceKinds),
  target: id,
  label: words,
})
const plain: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: reference },
  { weight: 1, arbitrary: fc.constant({ type: 'break' as const }) },
)
const link: fc.Arbitrary<Inline> = fc
  .record({
    url: fc.constantFrom('https://example.com/a(b)', 'mailto:a@b.c', '/x y', '#z', ''),
    title: fc.option(words),
    inlines: fc.array(plain, { minLength: 1, maxLength: 3 }),
    auto: fc.boolean(),
  })
  .map(({ auto, ...each }) => ({ type: 'link' as const, ...each, ...(auto ? { auto: true as const } : {}) }))

export const anyInlines: fc.Arbitrary<Inline[]> = fc
  .array(fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: link }), { maxLength: 5 })
  .map(inlines => normalInlines(inlines))

const line = fc
  .record({
    inlines: anyInlines,
    align: fc.option(fc.constantFrom(...alignments), { freq: 5, nil: undefined }),
    indent: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 5, nil: undefined }),
  })
  .map(({ inlines, align, indent }) => ({
    inlines,
    ...(align === undefined ? {} : { align }),
    ...(indent === undefined ? {} : { indent }),
  }))

export const anyImage = fc
  .record({
    type: fc.constant('image' as const),
    hash: fc.stringMatching(/^[0-9a-f]{64}$/),
    mime: fc.constantFrom('image/png', 'image/jpeg', 'image/gif', 'image/webp'),
    alt: fc.oneof(fc.constant(''), words),
    caption: fc.oneof(fc.constant(''), words),
    width: fc.nat(4_000),
    height: fc.nat(4_000),
    shown: fc.nat(4_000),
  })
  .map(({ shown, ...image }) => ({ ...image, ...(shown > 0 && { shown }) }))

const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: line.map(each => ({ type: 'paragraph' as const, ...each })) },
  fc
    .tuple(line, fc.integer({ min: 1, max: 6 }))
    .map(([each, level]) => ({ type: 'heading' as const, level, ...each })),
  fc.record({
    type: fc.constant('code' as const),
    language: fc.option(fc.constantFrom('ts', 'sql', 'c++')),
    text: fc.array(words, { maxLength: 4 }).map(lines => lines.join('\n')),
  }),
  fc.constant({ type: 'divider' as const }),
  anyImage,
)

/** Blocks of every type, nested up to `depth` levels. */
export function anyBlocks(depth = 3): fc.Arbitrary<Block[]> {
  return fc.array(anyBlock(depth), { minLength: 1, maxLength: 4 }).map(withoutTwins)
}

/** An editor makes one list of two of one style that follow each other. */
function withoutTwins(blocks: Block[]): Block[] {
  return blocks.filter((block, at) => {
    const before = blocks[at - 1]
    return block.type !== 'list' || before?.type !== 'list' || before.style !== block.style
  })
}

function anyBlock(depth: number): fc.Arbitrary<Block> {
  if (depth === 0) return leaf
  return fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: fc.constant(null).chain(() => nesting(depth)) }) // prettier-ignore
}

function nesting(depth: number): fc.Arbitrary<Block> {
  const inner = fc
    .array(anyBlock(depth - 1), { maxLength: 3 })
    .map(blocks => normalBody(withoutTwins(blocks)))
  return fc.oneof(
    anyList(depth),
    inner.map(blocks => ({ type: 'quote' as const, blocks })),
    fc.record({
      type: fc.constant('callout' as const),
      tone: fc.constantFrom(...calloutTones),
      blocks: inner,
    }),
    fc.record({ type: fc.constant('collapsible' as const), title: anyInlines, blocks: inner }),
    anyTable(inner),
  )
}

/** One empty line and nothing are the same to a body. */
function normalBody(blocks: Block[]): Block[] {
  const [only] = blocks
  return blocks.length === 1 && only?.type === 'paragraph' && Object.keys(only).length === 2 && only.inlines.length === 0 // prettier-ignore
    ? []
    : blocks
}

function anyTable(inner: fc.Arbitrary<Block[]>): fc.Arbitrary<Block> {
  const cell = fc.record({ head: fc.constantFrom(...cellHeads), columns: fc.constant(1), rows: fc.constant(1), blocks: inner }) // prettier-ignore
  return fc.integer({ min: 1, max: 3 }).chain(columns =>
    fc
      .record({
        rows: fc.array(fc.record({ cells: fc.array(cell, { minLength: columns, maxLength: columns }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        widths: fc.option(fc.array(fc.integer({ min: 40, max: 300 }), { minLength: columns, maxLength: columns }), { nil: undefined }), // prettier-ignore
      })
      .map(({ rows, widths }) => ({
        type: 'table' as const,
        rows,
        ...(widths === undefined ? {} : { widths }),
      })),
  )
}

function anyList(depth: number): fc.Arbitrary<Block> {
  const item = fc.record({
    checked: fc.boolean(),
    inlines: anyInlines,
    blocks: fc.oneof(
      { weight: 3, arbitrary: fc.constant([] as Block[]) },
      {
        weight: 2,
        arbitrary: depth > 1 ? anyList(depth - 1).map(list => [list]) : fc.constant([] as Block[]),
      },
      { weight: 1, arbitrary: fc.array(anyBlock(depth - 1), { maxLength: 2 }).map(withoutTwins) },
    ),
  })
  return fc
    .record({
      style: fc.constantFrom(...listStyles),
      start: fc.nat(20),
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
    })
    .map(({ style, start, items }) => ({
      type: 'list' as const,
      style,
      start: style === 'number' ? start : 1,
      items: items.map((each, at): ListItem => ({
        ...each,
        checked: style === 'check' ? each.checked : null,
        ...(at === 0 ? bare(each, style) : {}),
      })),
    }))
}

/** Where a first point is nothing but its nested lists, it may stand without a line (and a box) of its own. */
function bare(item: Omit<ListItem, 'checked'>, style: string): { bare?: true; checked?: boolean | null } {
  const nests = item.blocks.length > 0 && item.blocks.every(block => block.type === 'list')
  if (item.inlines.length > 0 || !nests) return {}
  return { bare: true, checked: style === 'check' ? false : null }
}
