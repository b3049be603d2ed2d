import { nameKey } from '../workspace/names'

/**
 * The names that are called in a text: `@` and the whole name, whatever its case and accents; of two that begin alike the longer one
 * (`@Anna Berg` does not call *Anna*). An address (`anna@example.com`) calls nobody.
 *
 * @param names every name that there is: who is not among them can't be told from a longer one
 * @returns those that are called, by their `nameKey`
 */
export function namesCalled(text: string, names: Iterable<string>): ReadonlySet<string> {
  const called = new Set<string>()
  if (!text.includes('@')) return called
  const known = [...new Set([...names].map(nameKey))].filter(name => name !== '')
  known.sort((a, b) => b.length - a.length)
  for (const { index } of nameKey(text).matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = nameKey(text).slice(index + 1)
    const name = known.find(each => rest.startsWith(each) && !/^[\p{L}\p{N}]/u.test(rest.slice(each.length)))
    if (name !== undefined) called.add(name)
  }
  return called
}
