import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Replica, tableOf } from '../../test/support/exchange'
import { readDeal } from '../deal/read'
import { toDecimal } from '../money'
import { importedDealIdOf } from '../workspace/names'
import { onlyCurrency, readAmount, readCurrency } from './currencies'
import { understand } from './understand'

test.each([
  ['1200', 'USD', 'USD', 120_000],
  ['$1200', 'USD', 'USD', 120_000],
  ['$1200', 'CAD', 'CAD', 120_000],
  ['$1200', 'EUR', 'USD', 120_000],
  ['EUR 90', 'USD', 'EUR', 9_000],
  ['90EUR', 'USD', 'EUR', 9_000],
  ['90 €', 'USD', 'EUR', 9_000],
  ['90 Euros', 'USD', 'EUR', 9_000],
  ['£70.50', 'USD', 'GBP', 7_050],
  ['¥1,500', 'USD', 'JPY', 1_500],
  ['¥1,500', 'CNY', 'CNY', 150_000],
  ['US$ 5', 'CAD', 'USD', 500],
  ['$5 CAD', 'USD', 'CAD', 500],
  ['C$5', 'USD', 'CAD', 500],
  ['100 kr', 'SEK', 'SEK', 10_000],
  ['Fr. 90.50', 'CHF', 'CHF', 9_050],
  ['KWD 1.234', 'USD', 'KWD', 1_234],
  ['($90.00)', 'USD', 'USD', -9_000],
  ['-€90', 'USD', 'EUR', -9_000],
  ['€-90', 'USD', 'EUR', -9_000],
  ['$.50', 'USD', 'USD', 50],
  ['1200 € HT', 'USD', 'EUR', 120_000],
] as const)('D2: “%s” where %s is usual is %s, %i minor units', (cell, usual, currency, minor) => {
  expect(readAmount(cell, null, usual, '.')).toEqual({ ok: true, money: { minor, currency } })
})

test.each([
  ['90 doubloons', 'not-a-currency'],
  ['ABC 90', 'not-a-currency'],
  ['90 all', 'not-a-currency'],
  ['100 kr', 'not-a-currency'],
  ['€90 USD', 'not-a-currency'],
  ['₳ 90', 'not-a-currency'],
  ['¥1.5', 'not-an-amount'],
  ['€1.005', 'not-an-amount'],
  ['12€50', 'not-an-amount'],
  ['12 pieces of 3', 'not-an-amount'],
  ['1.2M', 'not-an-amount'],
  ['EUR', 'not-an-amount'],
  ['five', 'not-an-amount'],
] as const)('D2: “%s” is refused as %s, never guessed', (cell, code) => {
  expect(readAmount(cell, null, 'USD', '.')).toEqual({ ok: false, code })
})

test('a row’s currency column decides, unless the cell names another currency', () => {
  expect(readAmount('90', 'CHF', 'USD', '.')).toMatchObject({ money: { currency: 'CHF' } })
  expect(readAmount('$90', 'CAD', 'USD', '.')).toMatchObject({ money: { currency: 'CAD' } })
  expect(readAmount('90 kr', 'DKK', 'USD', '.')).toMatchObject({ money: { currency: 'DKK' } })
  expect(readAmount('€90', 'CAD', 'USD', '.')).toEqual({ ok: false, code: 'not-a-currency' })
  expect(readAmount('$90', 'EUR', 'USD', '.')).toEqual({ ok: false, code: 'not-a-currency' })
  expect([readCurrency('eur', 'USD'), readCurrency('€', 'USD'), readCurrency('$', 'CAD'), readCurrency('kr', 'USD')]).toEqual(['EUR', 'EUR', 'CAD', null]) // prettier-ignore
})

test('one currency in all cells is found, however late; two are none', () => {
  expect(onlyCurrency(['1', '', ...Array<string>(500).fill('2'), '90 €'])).toBe('EUR')
  expect(onlyCurrency(['$5', '7 CAD'])).toBe('CAD')
  expect(onlyCurrency(['$5', '7 €'])).toBeNull()
  expect(onlyCurrency(['100 kr', '12 pieces', '5'])).toBeNull()
})

test('D2: what is written with a code or a sign, on either side, is that money whatever the mapping’s currency is', () => {
  const signs = [['EUR', '€'], ['GBP', '£'], ['JPY', '¥'], ['PLN', 'zł'], ['INR', '₹'], ['KWD', 'KWD'], ['CAD', 'C$'], ['XOF', 'XOF']] as const // prettier-ignore
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.constantFrom(...signs),
      fc.constantFrom('USD', 'EUR', 'CHF', 'JPY'),
      fc.boolean(),
      fc.constantFrom('', ' ', '\u00a0', '\u202f'),
      fc.boolean(),
      (minor, [currency, sign], usual, before, space, code) => {
        const [name, text] = [code ? currency : sign, toDecimal({ minor, currency })]
        const cell = before ? name + space + text : text + space + name
        expect(readAmount(cell, null, usual, '.')).toEqual({ ok: true, money: { minor, currency } })
      },
    ),
  )
})

const mixed =
  'id,title,stage,amount\n1,A,Open,$1200\n2,B,Open,EUR 90\n3,C,Open,90 €\n4,D,Open,£70\n5,E,Open,10\n'

test('an imported file keeps the currencies of its cells, on every computer alike (L3)', () => {
  const amounts = [new Replica(), new Replica()].map(replica => {
    const { plan } = replica.import(tableOf(mixed))
    const { deals } = replica.board(plan.boardId)
    return ['1', '2', '3', '4', '5'].map(id => readDeal(deals, importedDealIdOf(id))?.amount)
  })
  expect(amounts[0]).toEqual([
    { minor: 120_000, currency: 'USD' },
    { minor: 9_000, currency: 'EUR' },
    { minor: 9_000, currency: 'EUR' },
    { minor: 7_000, currency: 'GBP' },
    { minor: 1_000, currency: 'USD' },
  ])
  expect(amounts[1]).toEqual(amounts[0])
})

test('a cell that contradicts its row’s currency is a problem of that row; the file’s only currency is the mapping’s', () => {
  const text =
    'id,title,stage,amount,currency\n1,A,Open,€5,EUR\n2,B,Open,€5,USD\n3,C,Open,5,\n4,D,Open,5,??\n'
  const { mapping } = understand(tableOf(text))
  expect(new Replica().plan(tableOf(text), mapping).report.problems).toMatchObject([
    { row: 3, column: 'amount', value: '€5', code: 'not-a-currency' },
    { row: 5, column: 'currency', value: '??', code: 'not-a-currency' },
  ])
  expect(understand(tableOf('stage,amount,currency\nOpen,5,CHF\nOpen,6,\n')).mapping.currency).toBe('CHF')
})
