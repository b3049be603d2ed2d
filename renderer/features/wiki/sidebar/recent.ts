import { useEffect, useMemo } from 'react'
import { z } from 'zod'
import { pageIdSchema, type PageId } from '../../../../core/ids'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { useUi } from '../../../app/session'
import { createValueStore, useValue, type ValueStore } from '../../../replica/value-store'
import type { WikiIndex } from '../../../replica/wiki-index'

const KEY = 'winroom.recent'
const KEPT = 20
const SHOWN = 4
const schema = z.array(pageIdSchema).max(KEPT)

/**
 * Kept beside the preferences: what one reads is nobody else's business, so it is in no document. Made at first use: a
 * window that shows a board alone does not read it.
 */
let kept: ValueStore<readonly PageId[]> | null = null

/** The pages that were read last in this app, newest first, without the one that is open. */
export function useRecent(index: WikiIndex): readonly PageRow[] {
  const { pageId } = useUi()
  const store = (kept ??= createValueStore<readonly PageId[]>(read()))
  const ids = useValue(store)
  useEffect(() => {
    if (pageId === null || store.get()[0] === pageId) return
    store.set([pageId, ...store.get().filter(id => id !== pageId)].slice(0, KEPT))
    localStorage.setItem(KEY, JSON.stringify(store.get()))
  }, [pageId, store])
  return useMemo(
    () =>
      ids
        .filter(id => id !== pageId)
        .flatMap(id => index.rows.get(id) ?? [])
        .filter(page => page.template === null)
        .slice(0, SHOWN),
    [ids, pageId, index],
  )
}

function read(): PageId[] {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
  } catch {
    // A list of what was read is a convenience: one that can't be read is as good as none.
    return []
  }
}
