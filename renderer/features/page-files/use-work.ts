import { useEffect } from 'react'
import { useSession } from '../../app/session'
import type { Progress } from './import-state'

/** Hears how far imports and exports of this window are. */
export function useFilesProgress(onProgress: (progress: Progress) => void): void {
  const { client } = useSession()
  useEffect(
    () =>
      client.onEvent(event => {
        if (event.kind === 'files-progress') onProgress(event)
      }),
    [client, onProgress],
  )
}
