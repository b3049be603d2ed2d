/** Something outside of React that is read anew when it says so: what `useSyncExternalStore` wants to be given. */
export interface Followed<T> {
  readonly get: () => T
  readonly subscribe: (changed: () => void) => () => void
}

/** @param same - whether two readings show the same, so that nothing is painted for them */
export function followed<T>(
  read: () => T,
  listen: (changed: () => void) => () => void,
  same: (a: T, b: T) => boolean = Object.is,
): Followed<T> {
  let now = read()
  return {
    get: () => now,
    subscribe: changed => {
      const again = () => {
        const next = read()
        if (same(next, now)) return
        now = next
        changed()
      }
      // What came between the first paint and this moment is read, too.
      again()
      return listen(again)
    },
  }
}
