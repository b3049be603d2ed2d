import { followed, type Followed } from '../../replica/followed'
import type { SyncState } from './sync-state'

/** As long as this a better state has to last before it is told: somebody types on until then. */
export const REST_MS = 300

/** From the weakest on. */
const order: readonly SyncState[] = ['failing', 'saving', 'sending', 'connecting', 'arriving', 'sent', 'savedHere', 'held'] // prettier-ignore

/**
 * Where one's changes are, told without blinking: what is weaker at once, what is better once it has lasted. Every key goes from
 * saving to saved; told each time, it would blink and cost whoever types a paint of the header. It never says more than is true (S5).
 */
export function calmly<T extends { readonly state: SyncState } | null>(
  read: () => T,
  listen: (changed: () => void) => () => void,
  same: (a: T, b: T) => boolean,
): Followed<T> {
  let told = read()
  return followed(
    () => told,
    changed => {
      let waiting: ReturnType<typeof setTimeout> | undefined
      const tell = (): void => {
        waiting = undefined
        told = read()
        changed()
      }
      const again = (): void => {
        if (isBetter(read(), told)) waiting ??= setTimeout(tell, REST_MS)
        else {
          clearTimeout(waiting)
          tell()
        }
      }
      const stop = listen(again)
      again()
      return () => {
        clearTimeout(waiting)
        stop()
      }
    },
    same,
  )
}

function isBetter(a: { readonly state: SyncState } | null, b: { readonly state: SyncState } | null): boolean {
  return a !== null && b !== null && order.indexOf(a.state) > order.indexOf(b.state)
}
