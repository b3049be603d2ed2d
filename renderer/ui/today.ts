import { useSyncExternalStore } from 'react'
import { dateOf, type CalendarDate } from '../../core/dates'

/** How often the clock is asked whether it is another day. */
const CHECK = 60_000
let today = dateOf(Date.now())

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    today = dateOf(Date.now())
    changed()
  }, CHECK)
  return () => clearInterval(timer)
}

/** This computer's date; paints again at midnight. Held by whoever shows many rows, not by each row. */
export function useToday(): CalendarDate {
  return useSyncExternalStore(subscribe, () => today)
}
