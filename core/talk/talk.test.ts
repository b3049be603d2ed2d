import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asMember } from '../../test/support/replicas'
import { reactions } from './schema'
import {
  deleteMessage,
  editMessage,
  openTalk,
  react,
  readThreads,
  reply,
  resolveThread,
  startThread,
  type TalkDocument,
} from './talk'

const origin = { from: 'command', windowId: 'w' }
const ana = { by: asMember('ana'), at: 1 }
const ben = { by: asMember('ben'), at: 2 }

function begun(): TalkDocument {
  const talk = openTalk(new Y.Doc())
  startThread(
    talk,
    { id: 't', anchor: null, quote: 'three whys' },
    { id: 'm1', text: 'Is this still so?' },
    ana,
    origin,
  )
  return talk
}

function merge(...talks: TalkDocument[]): void {
  for (const from of talks)
    for (const to of talks) if (to !== from) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc))
}

test('a conversation keeps what it is about, and its messages in the order of answering', () => {
  const talk = begun()
  reply(talk, { id: 'm2', threadId: 't', text: 'Since June, yes' }, { ...ben, at: 0 }, origin)
  reply(talk, { id: 'm0', threadId: 't', text: 'Thanks' }, ana, origin)
  const [thread] = readThreads(talk)
  expect(thread).toMatchObject({ id: 't', quote: 'three whys', by: 'ana', resolved: null })
  expect(thread!.messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm0'])
})

test('an answer to a resolved conversation opens it again; resolving and answering at once keeps both', () => {
  const talk = begun()
  resolveThread(talk, 't', true, ben, origin)
  expect(readThreads(talk)[0]!.resolved).toEqual({ by: 'ben', at: 2 })
  reply(talk, { id: 'm2', threadId: 't', text: 'Not quite' }, ana, origin)
  expect(readThreads(talk)[0]!.resolved).toBeNull()

  const other = openTalk(new Y.Doc())
  merge(talk, other)
  resolveThread(talk, 't', true, ana, origin)
  reply(other, { id: 'm3', threadId: 't', text: 'One more thing' }, ben, origin)
  merge(talk, other)
  expect(readThreads(talk)).toEqual(readThreads(other))
  expect(readThreads(talk)[0]!.messages).toHaveLength(3)
})

describe('messages', () => {
  test('an edited one says so; the words of one that was taken back are not shown, its place is', () => {
    const talk = begun()
    editMessage(talk, 'm1', 'Is this still true?', origin)
    expect(readThreads(talk)[0]!.messages[0]).toMatchObject({ text: 'Is this still true?', edited: true })
    deleteMessage(talk, 'm1', ana, origin)
    expect(readThreads(talk)[0]!.messages[0]).toMatchObject({ text: '', deleted: true })
  })

  test('D7: two who react at once are both counted, each once', () => {
    const [one, two] = [begun(), openTalk(new Y.Doc())]
    merge(one, two)
    for (let times = 0; times < 2; times++) react(one, 'm1', '👍', 'ana', true, origin)
    react(two, 'm1', '👍', 'ben', true, origin)
    react(two, 'm1', '🎉', 'ben', true, origin)
    react(two, 'm1', '🎉', 'ben', false, origin)
    merge(one, two)
    expect(readThreads(one)[0]!.messages[0]!.reactions).toEqual([{ reaction: '👍', members: ['ana', 'ben'] }])
  })
})

test('D9, D11: odd values from elsewhere are no messages, and a conversation without words waits for them', () => {
  const talk = begun()
  talk.messages.create('odd', { threadId: 't', text: 7, order: 'a0', by: 'x', at: 1 })
  talk.messages.edit('m1', 'react:👍:no id', true)
  talk.messages.edit('m1', 'react:🧨:ana', true)
  talk.threads.create('silent', { by: 'ana', at: 1 })
  expect(readThreads(talk)).toHaveLength(1)
  expect(readThreads(talk)[0]!.messages).toMatchObject([{ id: 'm1', reactions: [] }])
})

test('D8: opening a talk writes nothing into it', () => {
  const doc = new Y.Doc()
  readThreads(openTalk(doc))
  expect(doc.store.clients.size).toBe(0)
})

test('any talk on three computers, delivered in any order, ends alike with nothing lost', () => {
  const operation = fc.record({
    at: fc.nat(2),
    kind: fc.constantFrom('start', 'reply', 'resolve', 'reopen', 'edit', 'delete', 'react', 'deliver'),
    nth: fc.nat(200),
  })
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), steps => {
      const talks = Array.from({ length: 3 }, () => openTalk(new Y.Doc()))
      const under: { to: number; update: Uint8Array }[] = []
      talks.forEach(({ doc }, from) =>
        doc.on('update', (update: Uint8Array, by: unknown) => {
          if (by !== 'network') for (let to = 0; to < 3; to++) if (to !== from) under.push({ to, update })
        }),
      )
      const deliver = (nth: number): void => {
        const [next] = under.splice(nth % Math.max(1, under.length), 1)
        if (next) Y.applyUpdate(talks[next.to]!.doc, next.update, 'network')
      }
      let written = 0
      for (const { at, kind, nth } of steps) {
        const talk = talks[at]!
        const threads = readThreads(talk)
        const thread = threads[nth % Math.max(1, threads.length)]
        const message = thread?.messages[nth % thread.messages.length]
        if (kind === 'deliver') deliver(nth)
        else if (kind === 'start')
          startThread(
            talk,
            { id: `t${written}`, anchor: null, quote: '' },
            { id: `m${written++}`, text: 'x' },
            ana,
            origin,
          )
        else if (thread === undefined || message === undefined) continue
        else if (kind === 'reply')
          reply(talk, { id: `m${written++}`, threadId: thread.id, text: 'y' }, ben, origin)
        else if (kind === 'resolve' || kind === 'reopen')
          resolveThread(talk, thread.id, kind === 'resolve', ana, origin)
        else if (kind === 'edit') editMessage(talk, message.id, `z${nth}`, origin)
        else if (kind === 'delete') deleteMessage(talk, message.id, ana, origin)
        else react(talk, message.id, reactions[nth % reactions.length]!, `member${at}`, nth % 2 === 0, origin)
      }
      while (under.length > 0) deliver(under.length * 7)
      const [first, ...others] = talks.map(readThreads)
      for (const other of others) expect(other).toEqual(first)
      expect(first!.flatMap(({ messages }) => messages)).toHaveLength(written)
    }),
    { numRuns: 150 },
  )
})
