import { expect, test } from 'vitest'
import type { Message, Thread } from './talk'
import { talkText, threadFound } from './talk-text'

const message = (text: string, deleted = false): Message => ({ id: 'm', text, by: 'a', at: 0, edited: false, deleted, reactions: [] }) // prettier-ignore
const thread = (id: string, quote: string, ...messages: Message[]): Thread => ({ id, anchor: null, quote, by: 'a', at: 0, resolved: null, messages }) // prettier-ignore

const threads = [
  thread('one', 'Never offer it', message('Even in December?'), message('said by mistake', true)),
  thread('two', '', message('Ask the buyer\nfor a reference'), message('In December, too')),
]

test('what was taken back is not found; what a conversation is about is', () => {
  expect(talkText(threads)).toBe(
    'Never offer it\nEven in December?\nAsk the buyer\nfor a reference\nIn December, too',
  )
})

test('the conversation is the one in which the words stand, not the first of the piece that is shown', () => {
  const whole = talkText(threads).replaceAll('\n', ' ')
  expect(threadFound(threads, whole, whole.indexOf('offer'))).toBe('one')
  expect(threadFound(threads, whole, whole.indexOf('reference'))).toBe('two')
  const cut = '…in December? Ask the buyer for a reference In…'
  expect(threadFound(threads, cut, cut.indexOf('December'))).toBe('one')
  expect(threadFound(threads, cut, cut.indexOf('buyer'))).toBe('two')
})

test('what says something else by now is not guessed', () => {
  expect(threadFound(threads, 'nobody says this', 3)).toBeNull()
  expect(threadFound([], '', 0)).toBeNull()
})
