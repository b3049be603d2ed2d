import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '../dates'
import { barOf, barsOf, firstLook, spanOf, ticksOf, xOf } from './timeline'

const date = (text: string) => calendarDateSchema.parse(text)
const today = date('2026-11-26')

describe('bars of a timeline', () => {
  it('say which of their ends nobody knows', () => {
    expect(barOf(date('2026-10-01'), date('2026-12-01'), today)).toEqual({ from: '2026-10-01', to: '2026-12-01', start: true, close: true }) // prettier-ignore
    expect(barOf(null, date('2026-12-01'), today)).toEqual({ from: '2026-11-01', to: '2026-12-01', start: false, close: true }) // prettier-ignore
    expect(barOf(date('2026-10-01'), null, today)).toEqual({ from: '2026-10-01', to: today, start: true, close: false }) // prettier-ignore
    expect(barOf(date('2026-12-10'), null, today)?.to).toBe('2027-01-09')
    expect(barOf(null, null, today)).toBeNull()
    expect(barOf(date('2026-12-02'), date('2026-12-01'), today)).toMatchObject({ from: '2026-12-01', to: '2026-12-02' }) // prettier-ignore
  })

  it('of many deals are the same as one by one', () => {
    const deals = [
      ['a', date('2026-10-01'), date('2026-12-01')],
      ['b', null, date('2026-12-01')],
      ['c', date('2026-10-01'), null],
      ['d', null, null],
      ['e', null, date('2026-12-01')],
    ] as const
    const each = deals.map(([id, start, close]) => [id, barOf(start, close, today)] as const)
    expect([...barsOf(deals, today)]).toEqual(each)
  })

  it('are looked at around today, or where they all are long over at the end of the last', () => {
    const [old, late] = [barOf(null, date('2017-12-31'), today), barOf(null, date('2026-10-05'), today)]
    expect(firstLook([null, old], today)).toBe('2017-12-31')
    expect(firstLook([old, late], today)).toBe(today)
    expect(firstLook([], today)).toBe(today)
  })

  it('lie within a span of whole months that no slip of the hand draws apart', () => {
    const slip = barOf(date('1926-10-01'), date('2926-12-01'), today)
    const span = spanOf([barOf(date('2026-10-01'), date('2027-02-14'), today), null, slip], today)
    expect(span).toEqual({ from: '2026-08-01', to: '2027-03-31' })
    expect(xOf(date('2026-08-11'), span, 'month')).toBe(160)
    expect(ticksOf(span, 'month').map(tick => tick.date)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01']) // prettier-ignore
    expect(ticksOf(span, 'year')).toEqual([
      { date: '2026-10-01', isYear: false },
      { date: '2027-01-01', isYear: true },
    ])
  })
})
