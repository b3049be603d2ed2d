import { z } from 'zod'
import { calendarDateSchema } from '../dates'
import { deletedSchema } from '../deletion'
import { derivedId, snapshotIdSchema, type SnapshotId, type WorkspaceId } from '../ids'
import { currencySchema } from '../money'

const minor = z.number().int()

/** What the forecast of a quarter said in a week. Kept once and never edited: a plain record of a few numbers. */
export const snapshotSchema = z.object({
  id: snapshotIdSchema,
  /** ISO 8601 week, `2026-W48`. */
  week: z.string().regex(/^\d{4}-W\d{2}$/),
  takenOn: calendarDateSchema,
  /** The quarter that it is about: fiscal years begin anew when somebody sets them so. */
  from: calendarDateSchema,
  to: calendarDateSchema,
  currency: currencySchema,
  won: minor,
  commit: minor,
  bestCase: minor,
  open: minor,
  weighted: minor,
  /** Open deals that are due in the quarter. */
  deals: z.number().int().nonnegative(),
  deleted: deletedSchema,
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** One a workspace and week: two computers that keep the same week's keep one (D1, D8). */
export function snapshotIdOf(workspaceId: WorkspaceId, week: string): SnapshotId {
  return derivedId('snapshot', workspaceId, week)
}
