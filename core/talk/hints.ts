import { nameKey } from '../workspace/names'

/** A name that is being written: from its `@` to the caret. */
export interface Calling {
  readonly from: number
  readonly begun: string
}

/** The name that is being written at the caret; null where none is. A name may have several words, and stands on one line. */
export function callingAt(text: string, caret: number): Calling | null {
  const found = /(?<![\p{L}\p{N}])@([^\s@][^@\n]{0,60})?$/u.exec(text.slice(0, caret))
  return found === null ? null : { from: found.index, begun: found[1] ?? '' }
}

/** Names of which some word begins as what is written, those that begin so first; each once, at most `most`. */
export function namesFor(begun: string, names: Iterable<string>, most: number): string[] {
  const wanted = nameKey(begun)
  const byKey = new Map([...names].map(name => [nameKey(name), name.trim()]))
  // Whoever is written out is no longer looked for.
  byKey.delete(wanted)
  const fits = [...byKey].filter(([key]) => ` ${key}`.includes(` ${wanted}`))
  fits.sort(([a], [b]) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)) || (a < b ? -1 : 1))
  return fits.slice(0, most).map(([, name]) => name)
}

/** The text with the name written out, and where the caret then stands. */
export function withName(
  text: string,
  { from, begun }: Calling,
  name: string,
): { text: string; caret: number } {
  const called = `@${name} `
  const rest = text.slice(from + 1 + begun.length).replace(/^ /, '')
  return { text: text.slice(0, from) + called + rest, caret: from + called.length }
}
