import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inCurrency, parseMoney, toDecimal, type Money } from './money'

test.each([
  ['1054', '.', 105_400],
  ['1,234.50', '.', 123_450],
  ['$1,234.5', '.', 123_450],
  ['(1,200.00)', '.', -120_000],
  ['-3', '.', -300],
  ['12 500 €', ',', 1_250_000],
  ['12\u202f500,75', ',', 1_250_075],
  ["12'500.25", '.', 1_250_025],
  ['1.234,5', ',', 123_450],
  ['10,00,000.00', '.', 100_000_000],
  ['−1 234 567,5', ',', -123_456_750],
  ['0', '.', 0],
  ['.5', '.', 50],
] as const)('D2: %s with %s is %i minor units', (text, mark, minor) => {
  expect(parseMoney(text, 'USD', mark)).toEqual({ minor, currency: 'USD' })
})

test.each([
  '',
  'abc',
  '1.2.3',
  '1,2',
  '12,50',
  '1,234,56',
  '10 20',
  '1 2 3',
  "5'50",
  '1.005',
  '12 pieces of 3',
  '12€50',
  '١٢٣',
  '99999999999999999',
])('D2: “%s” is no amount of dollars', text => {
  expect(parseMoney(text, 'USD', '.')).toBeNull()
})

test('D2: a currency without minor units takes none', () => {
  expect(parseMoney('1500', 'JPY', '.')).toEqual({ minor: 1500, currency: 'JPY' })
  expect(parseMoney('1500.5', 'JPY', '.')).toBeNull()
  expect(parseMoney('1.234', 'KWD', '.')).toEqual({ minor: 1234, currency: 'KWD' })
})

test('D2: what is written as plain decimals reads back the same', () => {
  const money: fc.Arbitrary<Money> = fc.record({
    minor: fc.integer({ min: -1e12, max: 1e12 }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
  })
  fc.assert(
    fc.property(money, each => {
      expect(parseMoney(toDecimal(each), each.currency, '.')).toEqual(each)
    }),
  )
})

test('D2: an amount in another currency is the same number, or refused where that holds fewer digits', () => {
  expect(inCurrency({ minor: 1_250, currency: 'USD' }, 'EUR')).toEqual({ minor: 1_250, currency: 'EUR' })
  expect(inCurrency({ minor: 1_200, currency: 'USD' }, 'JPY')).toEqual({ minor: 12, currency: 'JPY' })
  expect(inCurrency({ minor: 1_250, currency: 'USD' }, 'JPY')).toBeNull()
  expect(inCurrency({ minor: 12, currency: 'JPY' }, 'KWD')).toEqual({ minor: 12_000, currency: 'KWD' })
})
