import { z } from 'zod'
import { viewIdSchema } from '../../core/ids'
import { languages } from '../i18n'
import { arrangementSchema } from '../../core/table/view'
import { createValueStore, type ValueStore } from '../replica/value-store'
import { viewNameSchema, whereSchema, type Where } from './place'

/** How the table of a board was left. */
const tableLeftSchema = arrangementSchema.extend({
  /** The view that it was arranged by. */
  viewId: viewIdSchema.nullable(),
  /** Groups that are folded. */
  folded: z.array(z.string().max(2_000)).max(5_000),
})
export type TableLeft = z.infer<typeof tableLeftSchema>

/** What this window remembers for itself: how it looks, not what it holds. */
const preferencesSchema = whereSchema.extend({
  language: z.enum(languages).nullable().catch(null),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  /** Whether the rail at the left is shown. */
  rail: z.boolean().catch(true),
  /** Whether the wiki shows the list of its pages. */
  pages: z.boolean().catch(true),
  /** Whether an opened deal takes the whole width. */
  wideDeal: z.boolean().catch(false),
  /** How each board was last looked at. */
  views: z.record(z.string(), viewNameSchema).catch({}),
  tables: z.record(z.string(), tableLeftSchema).catch({}),
  welcomed: z.boolean().catch(false),
})
export type Preferences = z.infer<typeof preferencesSchema>
const KEY = 'winroom.preferences'
const WHERE_KEY = 'winroom.where'

/** Kept in the page's storage; another window that changes them changes them here, too. */
export function openPreferences(storage: Storage = localStorage): ValueStore<Preferences> {
  const store = createValueStore(read(storage))
  store.subscribe(() => storage.setItem(KEY, JSON.stringify(store.get())))
  return store
}

/** Where this window was before it was loaded again; null in a new one, which opens where the last one was. */
export function whereOfWindow(storage: Storage = sessionStorage): Where | null {
  const raw = readJson(storage, WHERE_KEY)
  return raw === null ? null : (whereSchema.safeParse(raw).data ?? null)
}

export function keepWhere(where: Where, storage: Storage = sessionStorage): void {
  storage.setItem(WHERE_KEY, JSON.stringify(where))
}

function read(storage: Storage): Preferences {
  return preferencesSchema.catch(preferencesSchema.parse({})).parse(readJson(storage, KEY) ?? {})
}

/** What can't be read is as good as unset: these are looks, no data. */
function readJson(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') as unknown
  } catch {
    return null
  }
}
