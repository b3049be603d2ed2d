import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText } from './text-edit'

function textOf(value: string): Y.Text {
  const text = new Y.Doc().getText('t')
  text.insert(0, value)
  return text
}

test('whatever was there and wherever the caret stands, the text is what the box holds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '👍', '👎', 'é'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, fc.nat(12), (before, next, caret) => {
      const text = textOf(before)
      editText(text, next, caret)
      expect(text.toJSON()).toBe(next)
    }),
    { numRuns: 2_000 },
  )
})

test('only what differs is written: what another person types elsewhere meanwhile stays', () => {
  const a = new Y.Doc()
  const b = new Y.Doc()
  a.getText('t').insert(0, 'We lose on price')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  editText(a.getText('t'), 'We never lose on price')
  editText(b.getText('t'), 'We lose on price alone')
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  expect(a.getText('t').toJSON()).toBe('We never lose on price alone')
})

test('of a letter that repeats, the one at the caret is taken', () => {
  const text = textOf('aa')
  const deltas: unknown[] = []
  text.observe(event => deltas.push(event.delta))
  editText(text, 'aaa', 1)
  expect(deltas).toEqual([[{ insert: 'a' }]])
})

test('a character of two halves is exchanged whole', () => {
  const text = textOf('👍')
  const deltas: unknown[] = []
  text.observe(event => deltas.push(event.delta))
  text.doc!.transact(() => editText(text, '👎'))
  expect(deltas).toEqual([[{ delete: 2 }, { insert: '👎' }]])
})
