import { expect, it } from 'vitest'
import { readPercent } from './read-percent'

it('reads percentages as people write them', () => {
  expect(readPercent('12')).toBe(12)
  expect(readPercent(' 12,5 % ')).toBe(12.5)
  expect(readPercent('7.25%')).toBe(7.25)
  expect(readPercent('100')).toBe(100)
})

it('takes nothing else for one', () => {
  for (const text of ['', 'ten', '-5', '101', '1 2', '12.345']) expect(readPercent(text)).toBeNull()
})
