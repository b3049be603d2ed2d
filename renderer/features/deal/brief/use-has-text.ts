import { useMemo, useSyncExternalStore } from 'react'
import { isEmpty } from '../../../../core/documents/schema'
import type { DocumentReplica } from '../../../replica/document-replica'

/** Whether anything was ever written in a document; a document with a derived id is born without (D8). */
export function useHasText(replica: DocumentReplica | null): boolean {
  const store = useMemo(
    () => ({
      get: () => replica !== null && !isEmpty(replica.doc),
      subscribe: (changed: () => void) => {
        replica?.doc.on('update', changed)
        return () => replica?.doc.off('update', changed)
      },
    }),
    [replica],
  )
  return useSyncExternalStore(store.subscribe, store.get)
}
