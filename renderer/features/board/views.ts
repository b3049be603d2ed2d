import { IconCalendarMonth, IconLayoutKanban, IconTable, IconTimeline, type Icon } from '@tabler/icons-react'
import type { ViewName } from '../../app/place'
import { chunk, type ChunkPart } from '../../ui/chunk'

/**
 * What each view of a board is drawn by; null: the board's own lanes. A view is a chunk of its own, drawn beneath the board's
 * header inside its context (`useBoard`), and shares its filters. It fills what is left of the page, and scrolls within itself.
 */
export const viewParts = {
  board: null,
  table: chunk(() => import('./table/table').then(module => module.default)),
  calendar: chunk(() => import('./calendar').then(module => module.default)),
  timeline: chunk(() => import('./timeline/timeline').then(module => module.default)),
} as const satisfies Readonly<Record<ViewName, ChunkPart<object> | null>>

export const viewIcons: Readonly<Record<ViewName, Icon>> = {
  board: IconLayoutKanban,
  table: IconTable,
  calendar: IconCalendarMonth,
  timeline: IconTimeline,
}
