import { describe, expect, test } from 'vitest'
import { askedIn, isAsking, isSeenField, seenField, seenIn } from './asked'
import { namesCalled } from './called'
import type { Message, Thread } from './talk'

let made = 0
const message = (by: string, text: string, given: Partial<Message> = {}): Message => ({
  ...{ id: `m${made++}`, text, by, at: 0, edited: false, deleted: false, reactions: [] },
  ...given,
})
const thread = (...messages: Message[]): Thread => ({ id: 't', anchor: null, quote: '', by: 'ben', at: 0, resolved: null, messages }) // prettier-ignore
const me = { memberId: 'ana', mine: ['Ana', 'Anaïs Berg'], all: ['Ana', 'Anaïs Berg', 'Ben', 'Ana Lund'] }
const asked = (...messages: Message[]) => askedIn([thread(...messages)], me).map(({ text }) => text)

describe('who is called', () => {
  const called = (text: string) => [...namesCalled(text, me.all)]

  test('by the whole name, whatever its case, accents and spaces; two in one text', () => {
    expect(called('@anais  BERG, and @Ben?')).toEqual(['anais berg', 'ben'])
    expect(called('(@Ben)')).toEqual(['ben'])
  })

  test('the longer of two names that begin alike, and never a part of a word', () => {
    expect(called('@Ana Lund knows')).toEqual(['ana lund'])
    expect(called('@Ana knows')).toEqual(['ana'])
    expect(called('@Anabel knows')).toEqual([])
  })

  test('an address calls nobody, nor does a name without its sign', () => {
    expect(called('mail@ben.example, Ben')).toEqual([])
    expect(called('@ Ben')).toEqual([])
    expect(namesCalled('@', ['', ' '])).toEqual(new Set())
  })
})

describe('what is asked of me', () => {
  test('the last of several in one conversation, by either of my names', () => {
    expect(asked(message('ben', '@Ana: how many?'), message('cleo', 'and @Anaïs Berg: by when?'))).toEqual([
      'and @Anaïs Berg: by when?',
    ])
  })

  test('is over once I answer, and asked anew after that', () => {
    const [question, answer] = [message('ben', '@Ana, when?'), message('ana', 'June')]
    expect(asked(question, answer)).toEqual([])
    expect(asked(question, answer, message('ben', 'Thanks'))).toEqual([])
    expect(asked(question, answer, message('ben', '@Ana, the 3rd?'))).toEqual(['@Ana, the 3rd?'])
  })

  test('a reaction of mine answers it, another’s does not', () => {
    const by = (member: string) => [{ reaction: '👍', members: [member] }] as const
    expect(asked(message('ben', '@Ana ok?', { reactions: by('ana') }))).toEqual([])
    expect(asked(message('ben', '@Ana ok?', { reactions: by('cleo') }))).toEqual(['@Ana ok?'])
  })

  test('not what I say myself, what was taken back, what asks others, or a settled conversation', () => {
    expect(asked(message('ana', 'I am @Ana'))).toEqual([])
    expect(asked(message('ben', '@Ana?', { deleted: true }))).toEqual([])
    expect(asked(message('ben', '@Ana Lund?'))).toEqual([])
    const settled = { ...thread(message('ben', '@Ana?')), resolved: { by: 'ben', at: 1 } }
    expect(askedIn([settled], me)).toEqual([])
  })
})

test('a line of a text asks where it asks', () => {
  expect(isAsking('Ana, is this still so?')).toBe(true)
  expect(isAsking('Ana signs it')).toBe(false)
})

test('D7: what was seen is a set of keys; an odd one is passed over', () => {
  const id = 'abcdefghijklmnopqrst'
  expect(isSeenField(seenField(id))).toBe(true)
  expect(isSeenField('seen:a/b')).toBe(false)
  expect([
    ...seenIn({ [seenField(id)]: true, 'seen:': true, 'seen:b!': true, [seenField('x')]: 'yes' }),
  ]).toEqual([id])
})
