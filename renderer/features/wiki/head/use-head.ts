import { useMemo, useSyncExternalStore } from 'react'
import { onHead, readHead, type Head } from '../../../../core/page/head'
import type { PageKind } from '../../../../core/page/schema'
import { followed } from '../../../replica/followed'
import { usePageScope } from './page-scope'

/** The head of the page as it is now; painted again whenever anybody changes it. */
export function useHead<K extends PageKind>(kind: K): Head<K> {
  const { doc } = usePageScope()
  const store = useMemo(
    () =>
      followed(
        () => readHead(doc, kind),
        changed => onHead(doc, kind, changed),
      ),
    [doc, kind],
  )
  return useSyncExternalStore(store.subscribe, store.get)
}
