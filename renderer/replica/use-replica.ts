import { useMemo, useSyncExternalStore } from 'react'
import type { ReplicaName } from '../../electron/contract/messages'
import { useSession, type Session } from '../app/session'
import { openReplica, type DocumentReplica, type ReplicaMember } from './document-replica'

const nobody: ReplicaMember = { name: '', colour: 'teal' }

/** A document as long as the component shows it; null until it is opened, and while there is no document to show. */
export function useReplica(document: ReplicaName | null): DocumentReplica | null {
  const { client, directory } = useSession()
  const shown = useMemo(() => shownReplica({ client, directory }, document), [client, directory, document])
  return useSyncExternalStore(shown.subscribe, shown.get)
}

/** Open exactly while somebody listens: what React mounts twice, or never, leaves nothing open. */
function shownReplica(
  { client, directory }: Pick<Session, 'client' | 'directory'>,
  document: ReplicaName | null,
) {
  let replica: DocumentReplica | null = null
  return {
    get: () => replica,
    subscribe: (listener: () => void) => {
      if (document === null) return () => undefined
      const me = (): ReplicaMember | null => directory.get()?.directory.me ?? null
      const opened = openReplica(client, document, me() ?? nobody)
      // Who one is may arrive after the page, and change while it is open.
      const stop = directory.subscribe(() => {
        const known = me()
        if (known !== null) opened.introduce(known)
      })
      replica = opened
      listener()
      return () => {
        replica = null
        stop()
        opened.close()
      }
    },
  }
}
