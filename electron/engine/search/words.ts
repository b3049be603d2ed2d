/** A word of a text as it is compared: folded, so that accents and case do not matter. */
export interface Word {
  readonly form: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

/** Beyond this, a word is no word (an address, a hash); its beginning is enough to find it by. */
const MAX_WORD = 64

/** In this order: a date, an amount with its thousands apart, an amount in thousands or millions, a word. */
const WORD =
  /\d{4}-\d{2}(?:-\d{2})?(?![\p{L}\p{N}-])|\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?![\p{L}\p{N}])|\d+[.,]\d{1,3}[kKmM](?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

const THOUSANDS = { k: 1_000, m: 1_000_000 } as const

/** The words of a text, in order. Amounts and dates are one word however they were typed: `42k` is `42000`, `2026-11` begins `2026-11-23`. */
export function* wordsIn(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) {
    const form = formOf(match[0])
    if (form !== '') yield { form, from: match.index, to: match.index + match[0].length }
  }
}

/** The forms alone. */
export function formsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(formOf).filter(form => form !== '')
}

/** What FTS is handed: letters and digits only, so that nothing in a text can be taken for its syntax. */
export function formOf(raw: string): string {
  const code = raw.charCodeAt(0)
  return code >= 48 && code <= 57 ? numberForm(raw) : fold(raw).slice(0, MAX_WORD)
}

function numberForm(raw: string): string {
  const amount = /^(\d{1,9})(?:[.,](\d{1,3}))?([kKmM])$/.exec(raw)
  if (amount === null)
    return fold(raw)
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, MAX_WORD)
  const times = THOUSANDS[amount[3]?.toLowerCase() as 'k' | 'm']
  return String(Math.round(Number(`${amount[1]}.${amount[2] ?? '0'}`) * times))
}

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}

/** Without case, accents and ligatures. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđı]/g, letter => LETTERS[letter] ?? letter)
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}

/**
 * Text as the database takes it: the library ends the process on what is not valid UTF-8, and ends a text at a NUL. Half a
 * character is written as the sign for one that is missing.
 */
export function wellFormed(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll('\0', ' ')
}
