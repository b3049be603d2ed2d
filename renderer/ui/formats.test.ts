import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDateSchema, dateOf } from '../../core/dates'
import { createFormats, localeOf } from './formats'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('formats', () => {
  it('writes amounts and dates as LOOK asks, in French', () => {
    const french = createFormats('fr-FR')
    expect(plain(french.money({ minor: 1_250_000, currency: 'EUR' }))).toBe('12 500 €')
    expect(plain(french.money({ minor: 1_250_050, currency: 'EUR' }))).toBe('12 500,50 €')
    expect(french.date(calendarDateSchema.parse('2026-11-23'))).toBe('23 nov. 2026')
    expect(french.parseDate('31/03/2026')).toBe('2026-03-31')
    expect(french.parseMoney('12 500,5', 'EUR')).toEqual({ minor: 1_250_050, currency: 'EUR' })
  })

  it('reads dates in the order of the place', () => {
    expect(createFormats('en-US').parseDate('03/31/2026')).toBe('2026-03-31')
    expect(createFormats('en-GB').parseDate('31/03/2026')).toBe('2026-03-31')
    expect(createFormats('en-GB').parseDate('2026-03-31')).toBe('2026-03-31')
    expect(createFormats('en-GB').parseDate('soon')).toBeNull()
    expect(localeOf('en', 'en-US')).toBe('en-US')
    expect(localeOf('fr', 'en-US')).toBe('fr-FR')
  })

  it.each(['en-US', 'en-GB', 'fr-FR', 'fr-CA'])(
    'what is given to edit in %s is read back unchanged',
    locale => {
      const formats = createFormats(locale)
      fc.assert(
        fc.property(
          fc.integer({ min: -1e11, max: 1e11 }),
          fc.constantFrom('EUR', 'JPY', 'KWD'),
          (minor, currency) => {
            expect(formats.parseMoney(formats.typedMoney({ minor, currency }), currency)).toEqual({
              minor,
              currency,
            })
          },
        ),
      )
      fc.assert(
        fc.property(
          fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
          date => {
            const day = dateOf(date.getTime(), 'UTC')
            expect(formats.parseDate(formats.typedDate(day))).toBe(day)
          },
        ),
      )
      expect(formats.parseMoney(formats.moneyExample, 'EUR')).toEqual({ minor: 1_250_050, currency: 'EUR' })
      expect(formats.parseDate(formats.dateExample)).toBe('2026-03-31')
    },
  )
})
