import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDateSchema, dateOf } from '../../../core/dates'
import { createFormats } from '../../ui/formats'
import { readDate, readMoney } from './typed-values'

const today = calendarDateSchema.parse('2026-11-23')
const american = createFormats('en-US')
const british = createFormats('en-GB')
const french = createFormats('fr-FR')

describe('a typed date', () => {
  it.each(['en-US', 'en-GB', 'en-CA', 'fr-FR', 'fr-CA'])('is read in %s as it is shown', locale => {
    const formats = createFormats(locale)
    const dates = fc.date({
      min: new Date('1950-01-01'),
      max: new Date('2150-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(dates, date => {
        const day = dateOf(date.getTime(), 'UTC')
        expect(readDate(formats.date(day), formats, today)).toBe(day)
        expect(readDate(formats.typedDate(day), formats, today)).toBe(day)
      }),
    )
  })

  it('takes months in letters, with and without points, accents and years', () => {
    expect(readDate('Dec 24, 2026', american, today)).toBe('2026-12-24')
    expect(readDate('24 december 26', british, today)).toBe('2026-12-24')
    expect(readDate('24 déc. 2026', french, today)).toBe('2026-12-24')
    expect(readDate('1er fevrier', french, today)).toBe('2027-02-01')
    expect(readDate('24 mars', american, today)).toBeNull()
    expect(readDate('31 Feb 2026', british, today)).toBeNull()
    expect(readDate('Dec', american, today)).toBeNull()
  })

  it('without a year is the one nearest to today, in the order of the place', () => {
    expect(readDate('24/12', french, today)).toBe('2026-12-24')
    expect(readDate('12/24', american, today)).toBe('2026-12-24')
    expect(readDate('5/1', british, today)).toBe('2027-01-05')
    expect(readDate('1/10', british, today)).toBe('2026-10-01')
    expect(readDate('24/12', american, today)).toBeNull()
  })
})

describe('a typed amount', () => {
  it.each([
    ['42k', american, 4_200_000],
    ['42 K', american, 4_200_000],
    ['1.5m', american, 150_000_000],
    ['$1.5M', american, 150_000_000],
    ['-2.125k', american, -212_500],
    ['1,5 M€', french, 150_000_000],
    ['1.5m', french, 150_000_000],
    ['12 500,5', french, 1_250_050],
    ['42k EUR', british, 4_200_000],
  ] as const)('%s', (text, formats, minor) => {
    expect(readMoney(text, 'EUR', formats)).toEqual({ minor, currency: 'EUR' })
  })

  it('keeps to the digits of the currency, and is none when it can’t be read', () => {
    expect(readMoney('1.5k', 'JPY', american)).toEqual({ minor: 1_500, currency: 'JPY' })
    expect(readMoney('4k2', 'EUR', american)).toBeNull()
    expect(readMoney('k', 'EUR', american)).toBeNull()
    expect(readMoney('plenty', 'EUR', american)).toBeNull()
    expect(readMoney('5 kg', 'EUR', american)).toBeNull()
  })
})
