import { useCallback, useSyncExternalStore } from 'react'
import type { DocumentReplica, ReplicaState } from '../../../replica/document-replica'

const nothing = () => () => undefined

/** How the page's document is; `opening` while there is none yet. */
export function useReplicaState(replica: DocumentReplica | null): ReplicaState {
  const get = useCallback(() => replica?.state.get() ?? 'opening', [replica])
  return useSyncExternalStore(replica?.state.subscribe ?? nothing, get)
}
