import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { readVersions, type Version } from '../../../../core/page/history/version'

/** The page's versions, newest first, as they are kept here and elsewhere: they are entries of its own document. */
export function useVersions(doc: Y.Doc): readonly Version[] {
  const store = useMemo(() => versionsIn(doc), [doc])
  return useSyncExternalStore(store.subscribe, store.get)
}

function versionsIn(doc: Y.Doc) {
  let versions = readVersions(doc)
  return {
    get: () => versions,
    subscribe: (listener: () => void) => {
      const map = doc.getMap('versions')
      const read = () => {
        versions = readVersions(doc)
        listener()
      }
      map.observe(read)
      return () => map.unobserve(read)
    },
  }
}
