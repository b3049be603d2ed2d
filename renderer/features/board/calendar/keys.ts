import { z } from 'zod'
import type { CalendarDate } from '../../../../core/dates'
import type { Weekday } from '../../../../core/insights/month-grid'
import { addDays } from '../../../../core/insights/period'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The day that an arrow key leads to; null for any other key. */
export function moved(from: CalendarDate, key: string): CalendarDate | null {
  const days = steps[key]
  return days === undefined ? null : addDays(from, days)
}

/** Monday is 1, Sunday 7. */
const weekInfo = z.object({ firstDay: z.number().int().min(1).max(7) })

/** The first day of the week where one lives: Monday, unless the system knows better. */
export function weekStart(locale: string): Weekday {
  // Newer than the types of the language that this is written in: a method, and before that a property.
  const known = new Intl.Locale(locale)
  const asked: unknown = Reflect.get(known, 'getWeekInfo')
  const info = weekInfo.safeParse(
    typeof asked === 'function' ? Reflect.apply(asked, known, []) : Reflect.get(known, 'weekInfo'),
  )
  return ((info.data?.firstDay ?? 1) % 7) as Weekday
}
