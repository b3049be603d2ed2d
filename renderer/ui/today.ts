import { useSyncExternalStore } from 'react'
import { dateOf, type CalendarDate } from '../../core/dates'

/** A date changes once a day; a computer that slept over midnight learns of it within this long. */
const CHECK = 60_000
let today = dateOf(Date.now())
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer, however many show the date. */
function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  timer ??= setInterval(check, CHECK)
  return () => {
    listeners.delete(changed)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function check(): void {
  const now = dateOf(Date.now())
  if (now === today) return
  today = now
  for (const listener of [...listeners]) listener()
}

/** This computer's date; paints again at midnight. */
export function useToday(): CalendarDate {
  return useSyncExternalStore(subscribe, todayIs)
}

export function todayIs(): CalendarDate {
  return today
}
