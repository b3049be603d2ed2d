import { z } from 'zod'
import { boardIdSchema } from '../../core/ids'
import { languages } from '../i18n'
import { createValueStore, type ValueStore } from '../replica/value-store'

/** What this window remembers for itself: how it looks, not what it holds. */
const preferencesSchema = z.object({
  language: z.enum(languages).nullable().catch(null),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  boardId: boardIdSchema.nullable().catch(null),
  welcomed: z.boolean().catch(false),
})
export type Preferences = z.infer<typeof preferencesSchema>
const KEY = 'winroom.preferences'

/** Kept in the page's storage; another window that changes them changes them here, too. */
export function openPreferences(storage: Storage = localStorage): ValueStore<Preferences> {
  const store = createValueStore(read(storage))
  store.subscribe(() => storage.setItem(KEY, JSON.stringify(store.get())))
  return store
}

function read(storage: Storage): Preferences {
  let raw: unknown = null
  try {
    raw = JSON.parse(storage.getItem(KEY) ?? 'null')
  } catch {
    // What can't be read is as good as unset: these are looks, no data.
  }
  return preferencesSchema.catch(preferencesSchema.parse({})).parse(raw ?? {})
}
