import { IconCalendarMonth, IconLayoutKanban, IconTable, IconTimeline, type Icon } from '@tabler/icons-react'
import { lazy, type ComponentType } from 'react'
import type { ViewName } from '../../app/place'

/**
 * What each view of a board is drawn by; null: the board's own lanes. A view is a chunk of its own, drawn beneath the board's
 * header inside its context (`useBoard`), and shares its filters. It fills what is left of the page, and scrolls within itself.
 */
export const viewParts: Readonly<Record<ViewName, ComponentType | null>> = {
  board: null,
  table: lazy(() => import('./table/table')),
  calendar: lazy(() => import('./calendar')),
  timeline: lazy(() => import('./timeline/timeline')),
}

export const viewIcons: Readonly<Record<ViewName, Icon>> = {
  board: IconLayoutKanban,
  table: IconTable,
  calendar: IconCalendarMonth,
  timeline: IconTimeline,
}
