import { useEffect, useState, type RefObject } from 'react'
import { addDays } from '../../../../core/insights/period'
import { xOf, type Bar, type Span, type Zoom } from '../../../../core/timeline/timeline'
import { TIMELINE_NAMES } from '../../../ui/tokens'

/** The pixels of time that are in sight, counted from the beginning of the span. */
export interface Seen {
  readonly from: number
  readonly to: number
}

/** Coarse enough that scrolling seldom draws anew. */
const STEP = 48

/** What part of time is in sight; followed while one scrolls and while the window changes. Null before it is known. */
export function useSeen(scroller: RefObject<HTMLDivElement | null>): Seen | null {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = (): void => {
      const from = Math.round(element.scrollLeft / STEP) * STEP
      const to = from + element.clientWidth - TIMELINE_NAMES
      setSeen(was => (was?.from === from && was.to === to ? was : { from, to }))
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [scroller])
  return seen
}

export type Side = 'before' | 'after'

/** On which side of what is in sight a bar lies that is not in sight at all. */
export function sideOf(bar: Bar | null, span: Span, zoom: Zoom, seen: Seen | null): Side | null {
  if (bar === null || seen === null) return null
  if (xOf(addDays(bar.to, 1), span, zoom) < seen.from) return 'before'
  return xOf(bar.from, span, zoom) > seen.to ? 'after' : null
}
