import { useEffect } from 'react'
import { useSession } from '../../app/session'
import { useSelected, useValue } from '../../replica/value-store'
import type { WikiIndex } from '../../replica/wiki-index'
import type { PageId } from '../../../core/ids'
import type { PageRow } from '../../../electron/contract/page-rows'

/** The pages, kept up to date from the first use on. */
export function useWiki(): WikiIndex {
  const { wiki } = useSession()
  useEffect(() => wiki.follow(), [wiki])
  return useValue(wiki.index)
}

/** One page's row; undefined where there is none (any more, or yet). */
export function usePageRow(id: PageId | null): PageRow | undefined {
  const { wiki } = useSession()
  useEffect(() => wiki.follow(), [wiki])
  return useSelected(wiki.index, index => (id === null ? undefined : index.rows.get(id)))
}
