import { useEffect, useState } from 'react'
import type { ReplicaName } from '../../electron/contract/messages'
import { useSession } from '../app/session'
import { openReplica, type DocumentReplica, type ReplicaMember } from './document-replica'

const nobody: ReplicaMember = { name: '', colour: 'teal' }

/** A document as long as the component shows it; null until it is opened, and while there is no document to show. */
export function useReplica(document: ReplicaName | null): DocumentReplica | null {
  const { client, directory } = useSession()
  const [replica, setReplica] = useState<DocumentReplica | null>(null)
  useEffect(() => {
    if (document === null) return
    const opened = openReplica(client, document, directory.get()?.directory.me ?? nobody)
    setReplica(opened)
    return () => {
      setReplica(null)
      opened.close()
    }
  }, [client, directory, document])
  return replica?.document === document ? replica : null
}
