import type * as Y from 'yjs'
import { z } from 'zod'
import { instantSchema } from '../dates'
import { memberIdSchema } from '../ids'
import { replicaVersions } from './replicas'
import { editStamped } from './schema'

/** `page/<id>`: a page's text (Lexical's root), and its head beside it (`core/page/head.ts`). */
export const PAGE_VERSION = replicaVersions.page

/** Runs an edit of a page in one transaction, with the version stamped beside the first one. */
export function editPage<T>(doc: Y.Doc, origin: unknown, edit: () => T): T {
  return editStamped(doc, PAGE_VERSION, origin, edit)
}

/** Who wrote on it last, and when, by their clock: to show, never to order by (D2). */
export const touchedSchema = z.object({ at: instantSchema, by: memberIdSchema })
export type Touched = z.infer<typeof touchedSchema>

/** Writing it costs an edit: one a minute says enough. */
export const TOUCH_EVERY_MS = 60_000

export function readTouched(doc: Y.Doc): Touched | null {
  const touched = touchedSchema.safeParse(doc.getMap('meta').get('touched'))
  return touched.success ? touched.data : null
}

/** Notes who wrote, unless that is noted already. Called after an edit that somebody made here, never on opening. */
export function touchPage(doc: Y.Doc, touched: Touched, origin: unknown): boolean {
  const before = readTouched(doc)
  const isNoted =
    before !== null &&
    before.by === touched.by &&
    touched.at >= before.at &&
    touched.at - before.at < TOUCH_EVERY_MS
  if (isNoted) return false
  editPage(doc, origin, () => doc.getMap('meta').set('touched', touched))
  return true
}
