import { expect, test } from 'vitest'
import { nextVisit } from './last-here'

const minute = 60_000

test('a visit goes on through short absences, and remembers when the one before it ended', () => {
  const first = nextVisit(null, 0)
  expect(first).toEqual({ before: null, seen: 0 })
  const stillThere = nextVisit(first, 20 * minute)
  expect(stillThere).toEqual({ before: null, seen: 20 * minute })
  const nextMorning = nextVisit(stillThere, 900 * minute)
  expect(nextMorning).toEqual({ before: 20 * minute, seen: 900 * minute })
  // looking at a deal and coming back
  expect(nextVisit(nextMorning, 910 * minute).before).toBe(20 * minute)
})
