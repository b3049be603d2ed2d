import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { editPage } from '../../documents/page'
import { blocksSchema } from '../content/blocks'
import { readContent } from '../content/read'
import { plainText } from '../content/text'
import { writeContent } from '../content/write'
import { readHead } from '../head'
import { seedHead } from '../head-seed'
import { layoutOf } from '../kinds'
import { languageSchema, pageKinds, type PageKind } from '../schema'
import { templateOf } from './index'

const origin = { from: 'seed' } as const
const languages = languageSchema.options

describe.each(pageKinds)('the template of a %s', kind => {
  test.each(languages)(
    'in %s it is a page that can be begun from: what is read back is what was written',
    language => {
      const template = templateOf<PageKind>(kind, language)
      const doc = new Y.Doc()
      editPage(doc, origin, () => {
        seedHead(doc, kind, template.head)
        writeContent(doc, template.blocks, origin)
      })
      expect(blocksSchema.safeParse(template.blocks).success).toBe(true)
      expect(readContent(doc)).toEqual(template.blocks)
      const head = readHead(doc, kind)
      expect(head.texts).toMatchObject(template.head.texts ?? {})
      for (const [list, items] of Object.entries(template.head.lists ?? {}))
        expect(head.lists).toMatchObject({ [list]: items })
      // Nothing stands in the template that the kind's own table does not know.
      const named = Object.keys({ ...template.head.texts, ...template.head.values, ...template.head.lists })
      const { texts, values, lists } = layoutOf(kind)
      for (const name of named)
        expect([...texts, ...Object.keys(values), ...Object.keys(lists)]).toContain(name)
    },
  )

  test('French says as much as English, in French', () => {
    const english = templateOf<PageKind>(kind, 'en')
    const french = templateOf<PageKind>(kind, 'fr')
    expect(french.blocks.map(block => block.type)).toEqual(english.blocks.map(block => block.type))
    expect(Object.keys(french.head).sort()).toEqual(Object.keys(english.head).sort())
    expect(french.title).not.toBe(english.title)
    const lines = new Set(plainText(english.blocks).split('\n'))
    expect(
      plainText(french.blocks)
        .split('\n')
        .filter(line => lines.has(line)),
    ).toEqual([])
  })

  test('French sets its spaces so that they do not break', () => {
    const { title, head, blocks } = templateOf<PageKind>(kind, 'fr')
    expect(JSON.stringify([title, head, blocks])).not.toMatch(/ [;!?:»%]|« /)
  })
})
