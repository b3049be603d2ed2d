import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDateSchema, daysBetween } from '../dates'
import { sumsOf } from '../money-sums'
import { byDay, inMonth, startOfWeek, weeksOfMonth, type Weekday } from './month-grid'
import { monthOf } from './period'

const day = (text: string) => calendarDateSchema.parse(text)
const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map(date => day(date.toISOString().slice(0, 10)))
const anyStart = fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6)

test('November 2026, from Monday and from Sunday', () => {
  const weeks = (firstDay: Weekday) => weeksOfMonth(day('2026-11-26'), firstDay)
  expect([weeks(1)[0]![0], weeks(1).at(-1)![6], weeks(1).length]).toEqual(['2026-10-26', '2026-12-06', 6])
  expect([weeks(0)[0]![0], weeks(0).at(-1)![6], weeks(0).length]).toEqual(['2026-11-01', '2026-12-05', 5])
})

test('any month is whole weeks that follow each other and hold all of its days, and no week without one', () => {
  fc.assert(
    fc.property(anyDay, anyStart, (date, firstDay) => {
      const weeks = weeksOfMonth(date, firstDay)
      const days = weeks.flat()
      const { from, to } = monthOf(date)
      expect(days.every((each, at) => daysBetween(days[0]!, each) === at)).toBe(true)
      expect(days).toEqual(expect.arrayContaining([from, to]))
      for (const week of weeks) {
        expect(startOfWeek(week[3]!, firstDay)).toBe(week[0])
        expect(week.some(each => each >= from && each <= to)).toBe(true)
      }
    }),
  )
})

test('a month on from the 31st is the last of a shorter one', () => {
  expect(inMonth(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(inMonth(day('2026-01-15'), -1)).toBe('2025-12-15')
})

test('by day, without what has none; currencies are not added', () => {
  const days = byDay(
    [{ on: day('2026-11-26'), id: 1 }, { on: null, id: 2 }, { on: day('2026-11-26'), id: 3 }],
    ({ on }) => on,
  ) // prettier-ignore
  expect([...days].map(([on, here]) => [on, here.map(({ id }) => id)])).toEqual([['2026-11-26', [1, 3]]])
  const sums = sumsOf([
    { minor: 5, currency: 'USD' },
    null,
    { minor: 7, currency: 'EUR' },
    { minor: 1, currency: 'EUR' },
  ])
  expect(sums).toEqual([
    { minor: 8, currency: 'EUR' },
    { minor: 5, currency: 'USD' },
  ])
})
