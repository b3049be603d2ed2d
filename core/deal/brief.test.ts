import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asMember } from '../../test/support/replicas'
import { writeContent } from '../page/content/write'
import { openTalk, startThread } from '../talk/talk'
import { readWritten } from './brief'

const origin = { from: 'command', windowId: 'w' } as const
const author = { by: asMember('m'), at: 1 }

test('a brief says its text and what it mentions, each once, with the line where it first does', () => {
  const doc = new Y.Doc()
  const link = { type: 'reference', kind: 'deal', target: 'd2', label: 'Kiln' } as const
  writeContent(doc, [
    { type: 'paragraph', inlines: [{ type: 'text', text: 'As in ', format: 0 }, link] },
    { type: 'paragraph', inlines: [{ type: 'text', text: 'not as ', format: 0 }, link] },
  ], origin) // prettier-ignore
  const { text, mentions } = readWritten(doc, 'deal')
  expect(text).toBe('As in Kiln\nnot as Kiln')
  expect(mentions).toMatchObject([{ kind: 'deal', target: 'd2', line: 'As in Kiln', count: 2 }])
})

test('a conversation says what was said, thread by thread, without what was taken back', () => {
  const doc = new Y.Doc()
  const talk = openTalk(doc)
  const say = (id: string, text: string) =>
    startThread(talk, { id, anchor: null, quote: '' }, { id: `${id}m`, text }, author, origin)
  say('b', 'Second')
  say('a', 'First')
  say('c', 'Never')
  talk.messages.edit('cm', 'deleted', { at: 2, by: author.by })
  talk.destroy()
  expect(readWritten(doc, 'talk')).toEqual({ text: 'First\nSecond', mentions: [] })
})

test('D8, D9: whatever another computer wrote into either, reading it never throws and never writes', () => {
  const odd = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.object())
  fc.assert(
    fc.property(
      fc.constantFrom('deal', 'talk'),
      fc.array(fc.tuple(fc.constantFrom('messages.layers', 'messages.edits', 'imports', 'meta'), fc.oneof(fc.constantFrom('m1:own', 'm1:text', 'm2:own'), fc.string()), odd), { maxLength: 8 }), // prettier-ignore
      (part, writes) => {
        const doc = new Y.Doc()
        for (const [name, key, value] of writes) doc.getMap(name).set(key, value)
        doc.get('root', Y.XmlText).insert(0, 'loose text')
        const before = Y.encodeStateAsUpdate(doc)
        expect(typeof readWritten(doc, part === 'deal' ? 'deal' : 'talk').text).toBe('string')
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      },
    ),
  )
})
