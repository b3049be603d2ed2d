import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeContent } from '../../../../core/page/content/write'
import { comparePages } from './compare'

function page(text: string, head: Record<string, unknown> = {}): Uint8Array {
  const doc = new Y.Doc()
  const inlines = [{ type: 'text' as const, text, format: 0 }]
  writeContent(doc, [{ type: 'heading', level: 2, inlines }], { from: 'seed' })
  for (const [key, value] of Object.entries(head)) doc.getMap('head').set(key, value)
  return Y.encodeStateAsUpdate(doc)
}

test('text and head are compared; a field that is empty says no more than one that is not there', () => {
  const changed = comparePages(page('Ask why'), page('Ask who'), 'process')
  expect(changed.difference).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 })
  expect(changed.headChanged).toBe(false)
  expect(comparePages(page('a', { step: null, 'stages:1': false }), page('a'), 'process').headChanged).toBe(
    false,
  )
  const step = comparePages(page('a', { step: 'First' }), page('a'), 'process')
  expect(step).toMatchObject({ headChanged: true, head: [{ name: 'step', before: 'First', after: null }] })
  // As another kind it has no such field: that something differs is still said.
  expect(comparePages(page('a', { step: 'First' }), page('a'), 'note')).toMatchObject({ headChanged: true, head: [] }) // prettier-ignore
})
