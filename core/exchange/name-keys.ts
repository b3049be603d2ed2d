import { nameKey } from '../workspace/names'

/** `nameKey` that remembers: a file of thousands of rows names a few dozen stages and people. */
export function keysByName(): (name: string) => string {
  const known = new Map<string, string>()
  return name => {
    let key = known.get(name)
    if (key === undefined) known.set(name, (key = nameKey(name)))
    return key
  }
}
