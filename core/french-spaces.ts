const NARROW = '\u202f'
const USUAL = '\u00a0'

/** French sets a space that does not break before `; ! ? : » %` and after `«`: put here once, so that nobody has to remember. */
export function withFrenchSpaces<T>(words: T): T {
  if (typeof words === 'string') return space(words) as T
  if (typeof words !== 'object' || words === null) return words
  if (Array.isArray(words)) return words.map(each => withFrenchSpaces<unknown>(each)) as T
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, withFrenchSpaces(value as unknown)]),
  ) as T
}

function space(text: string): string {
  return text
    .replace(/ ([;!?%])/g, `${NARROW}$1`)
    .replace(/ ([:»])/g, `${USUAL}$1`)
    .replace(/« /g, `«${USUAL}`)
}
