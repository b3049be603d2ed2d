import { z } from 'zod'
import { boardIdSchema, pageIdSchema } from '../../core/ids'

/** The places of a window, in the order of the rail. A further one is named here, drawn in `shell.tsx`, and said in `places.*`. */
export const placeNames = ['day', 'board', 'wiki', 'portfolio'] as const
export type PlaceName = (typeof placeNames)[number]

/** The views of a board, in the order of its switch. A further one is named here, drawn in `features/board/views.ts`, and said in `board.view.*` and `search.action.view*`. */
export const viewNames = ['board', 'table', 'calendar', 'timeline'] as const
export type ViewName = (typeof viewNames)[number]
export const viewNameSchema = z.enum(viewNames).catch('board')

/** Where a window is: a place, and what was last open in each, so that one comes back to it. */
export const whereSchema = z.object({
  place: z.enum(placeNames).catch('board'),
  boardId: boardIdSchema.nullable().catch(null),
  pageId: pageIdSchema.nullable().catch(null),
  /** How the board is looked at. */
  view: viewNameSchema,
})
export type Where = z.infer<typeof whereSchema>

export const HOME: Where = { place: 'board', boardId: null, pageId: null, view: 'board' }

/** Whether two are one place to a person who goes back: what is open in another place does not count. */
export function isSamePlace(a: Where, b: Where): boolean {
  if (a.place !== b.place) return false
  switch (a.place) {
    case 'board':
      return a.boardId === b.boardId && a.view === b.view
    case 'wiki':
      return a.pageId === b.pageId
    case 'day':
    case 'portfolio':
      return true
  }
}

export function isSameWhere(a: Where, b: Where): boolean {
  return a.place === b.place && a.boardId === b.boardId && a.pageId === b.pageId && a.view === b.view
}
