import { expect, test } from 'vitest'
import { newest } from './newest'

/** Answers are given by hand, in any order. */
function byHand() {
  const asked: { question: string; answer: (answer: string) => void }[] = []
  const shown: string[] = []
  const asker = newest<string, string>(
    question => new Promise(resolve => asked.push({ question, answer: resolve })),
    (answer, question) => shown.push(`${question}: ${answer}`),
  )
  const settled = () => new Promise(resolve => setImmediate(resolve))
  return { ...asker, asked, shown, settled }
}

test('letters typed while an answer is under way are one question: the last', async () => {
  const { ask, asked, shown, settled } = byHand()
  for (const text of ['n', 'ne', 'neg']) ask(text)
  expect(asked.map(({ question }) => question)).toEqual(['n'])
  asked[0]!.answer('many')
  await settled()
  expect(asked.map(({ question }) => question)).toEqual(['n', 'neg'])
  asked[1]!.answer('few')
  await settled()
  expect(shown).toEqual(['n: many', 'neg: few'])
})

test('what comes after the end is not shown', async () => {
  const { ask, end, asked, shown, settled } = byHand()
  ask('n')
  end()
  asked[0]!.answer('many')
  await settled()
  expect(shown).toEqual([])
})
