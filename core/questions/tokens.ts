import { nameKey } from '../workspace/names'

/** A date with figures stays one word; everything else falls into its letters and digits. */
const DATE = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/

/**
 * A text as words to be compared: without case, accents and punctuation. `l’affaire` is two words, `ce mois-ci` three: names and
 * questions fall apart in the same way, so a name is found whatever its signs.
 */
export function tokensOf(text: string): string[] {
  return nameKey(text)
    .replace(/[?!;:,"«»()…]/g, ' ')
    .split(/\s+/)
    .flatMap(word => (DATE.test(trimDots(word)) ? [trimDots(word)] : (word.match(/[\p{L}\p{N}]+/gu) ?? [])))
}

function trimDots(word: string): string {
  return word.replace(/^\.+|\.+$/g, '')
}
