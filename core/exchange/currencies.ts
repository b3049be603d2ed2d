import { parseMoney, type Currency, type DecimalMark, type Money } from '../money'

/**
 * The currencies that amount cells name: `$1200`, `EUR 90`, `90 €`, `US$ 5`. Tables and not `Intl`: two computers read one file
 * as the same money (L3).
 */
interface Named {
  /** What it means where nothing else says; null where that would be a guess. */
  readonly usual: Currency | null
  /** All that it can mean. */
  readonly any: readonly Currency[]
}

const ISO = new Set(
  ('AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC ' +
    'CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD ' +
    'JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN ' +
    'NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL ' +
    'THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL').split(' '),
) // prettier-ignore

const DOLLARS =
  'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD DOP FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD'.split(' ') // prettier-ignore
const DOLLAR: Named = { usual: 'USD', any: DOLLARS }
const KRONA: Named = { usual: null, any: ['SEK', 'NOK', 'DKK', 'ISK'] }
const FRANC: Named = { usual: null, any: ['CHF', 'XAF', 'XOF', 'XPF'] }

const single = (code: Currency): Named => ({ usual: code, any: [code] })

/** What is not a code, in lower case. */
const words = new Map<string, Named>([
  ['$', DOLLAR], ['dollar', DOLLAR], ['dollars', DOLLAR], ['kr', KRONA], ['fr', FRANC], ['frs', FRANC], ['sfr', single('CHF')],
  ['£', { usual: 'GBP', any: ['GBP', 'GIP', 'FKP', 'SHP', 'EGP'] }], ['¥', { usual: 'JPY', any: ['JPY', 'CNY'] }],
  ['￥', { usual: 'JPY', any: ['JPY', 'CNY'] }],
  ...Object.entries({
    '€': 'EUR', euro: 'EUR', euros: 'EUR', '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₪': 'ILS', '₫': 'VND', '₴': 'UAH',
    '฿': 'THB', '₦': 'NGN', '₱': 'PHP', '₡': 'CRC', '₸': 'KZT', '₾': 'GEL', zł: 'PLN', kč: 'CZK', us$: 'USD', $us: 'USD', usd$: 'USD', ca$: 'CAD', c$: 'CAD', $ca: 'CAD',
    a$: 'AUD', au$: 'AUD', nz$: 'NZD', hk$: 'HKD', s$: 'SGD', sg$: 'SGD', nt$: 'TWD', mx$: 'MXN', r$: 'BRL',
  }).map(([word, code]) => [word, single(code)] as const),
  // Of codes in small letters only those that people write so: `all` and `try` are words.
  ...['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'JPY', 'CNY', 'SEK', 'NOK', 'DKK', 'PLN', 'INR'].map(code => [code.toLowerCase(), single(code)] as const),
]) // prettier-ignore

/** Without tax, or with it: French amounts say so, and it is no currency. */
const NOT_CURRENCIES = new Set(['HT', 'TTC'])

/** A word beside a number. The point of `Fr. 90` belongs to the word, that of `$.50` to the number. */
const WORD = /[\p{L}\p{Sc}]+(?:(?<=\p{L})\.(?=\s|$))?/gu

/** What a word or symbol names; null when it is none that is known. */
function currencyNamed(word: string): Named | null {
  return ISO.has(word) ? single(word) : (words.get(word.toLowerCase().replace(/\.$/, '')) ?? null)
}

/** The cell without its words: the number, and its signs. */
export function bareAmount(cell: string): string {
  return cell.replace(WORD, '').trim()
}

/** The words of a cell that could name its currency. */
function currencyWords(cell: string): string[] {
  return (cell.match(WORD) ?? []).filter(word => !NOT_CURRENCIES.has(word))
}

type AmountRead =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly code: 'not-an-amount' | 'not-a-currency' }

/**
 * Reads an amount in the currency that it names itself, else in the row's, else in the mapping's. A word that names no currency
 * and a currency that is not the row's are refused: money in a guessed currency is a wrong total that nobody sees.
 * @param row what the row's currency column says; null where it says nothing
 * @param usual the mapping's currency, for cells that name none, and to tell which dollars `$` is
 */
export function readAmount(
  cell: string,
  row: Currency | null,
  usual: Currency,
  mark: DecimalMark,
): AmountRead {
  const found = currencyWords(cell)
  if (!/\d/.test(cell) || isInside(cell)) return { ok: false, code: 'not-an-amount' }
  const named: Named[] = []
  for (const word of found) {
    const one = currencyNamed(word)
    if (one === null)
      return { ok: false, code: /\p{Sc}|\p{L}{3}/u.test(word) ? 'not-a-currency' : 'not-an-amount' }
    named.push(one)
  }
  const currency = row ?? agreed(named, usual)
  if (currency === null || named.some(({ any }) => !any.includes(currency)))
    return { ok: false, code: 'not-a-currency' }
  const money = parseMoney(bareAmount(cell), currency, mark)
  return money === null ? { ok: false, code: 'not-an-amount' } : { ok: true, money }
}

/** What a currency column's cell says: a code, or a symbol or word that names one. Null when it names none. */
export function readCurrency(cell: string, usual: Currency): Currency | null {
  const code = cell.toUpperCase()
  if (/^[A-Z]{3}$/.test(code)) return code
  const named = currencyNamed(cell)
  return named === null ? null : agreed([named], usual)
}

/**
 * The one currency that cells name, or null when they name none or several. `$` beside `CAD` is the Canadian dollar: it is
 * the same currency as far as the file says.
 */
export function onlyCurrency(cells: Iterable<string>): Currency | null {
  const seen = new Map<string, Named>()
  for (const cell of cells)
    for (const word of currencyWords(cell)) {
      const named = seen.has(word) ? null : currencyNamed(word)
      if (named !== null) seen.set(word, named)
    }
  const named = [...seen.values()]
  const usual = agreed(named, null)
  return usual !== null && named.every(({ any }) => any.includes(usual)) ? usual : null
}

/** What most narrowly names it decides; what could be several is the usual one where that is among them. */
function agreed(named: readonly Named[], usual: Currency | null): Currency | null {
  const [first] = [...named].sort((a, b) => a.any.length - b.any.length)
  if (first === undefined) return usual
  return usual !== null && first.any.includes(usual) ? usual : first.usual
}

/** `12 € 50` is no number with a currency beside it, and `12 of 30` none at all. */
function isInside(cell: string): boolean {
  return /\d[^\d]*[\p{L}\p{Sc}][^\d]*\d/u.test(cell)
}
