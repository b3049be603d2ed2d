import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { fold } from './words'

/** Stems that are kept: the words of a large wiki. Beyond, all are forgotten and made again. */
const KEPT = 60_000
const kept = new Map<string, readonly string[]>()

/**
 * The stems of a word in English and in French, folded, without the word itself. A text does not say which language it is
 * in (and a page may be in both), so each word has both. French endings are told by their accents, which people leave out
 * when they search: the stem is taken with and without.
 */
export function stemsOf(raw: string, form: string): readonly string[] {
  if (/\d/.test(form) || form.length < 3) return []
  const key = raw.toLowerCase()
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= KEPT) kept.clear()
  const stems = new Set([english(form), french(form), fold(french(key)), fold(french(accented(form)))])
  stems.delete(form)
  const made = [...stems].filter(stem => stem.length > 1)
  kept.set(key, made)
  return made
}

/** `signees` as one would write it with care: the participle's ending is told from a plural by its accent alone. */
function accented(form: string): string {
  return form.replace(/ee(s?)$/, 'ée$1')
}
