import { useCallback, useState } from 'react'
import { useSession } from '../../app/session'
import { inOrder, type Queue, type SourceFile } from './import-state'
import type { ImportFlow, SetState } from './flow'

interface QueueFlow {
  readonly queue: Queue
  readonly bring: (files: readonly SourceFile[]) => void
  readonly next: (() => void) | null
  readonly markDone: (done: boolean) => void
}

/** Files that were brought together: each is looked at once to put them in order, then imported one after the other. */
export function useQueue(look: ImportFlow['look'], setState: SetState): QueueFlow {
  const { client } = useSession()
  const [queue, setQueue] = useState<Queue>({ files: [], at: 0 })

  const bring = useCallback(
    (files: readonly SourceFile[]) => {
      const [first] = files
      if (first === undefined) return
      if (files.length === 1) {
        setQueue({ files: [], at: 0 })
        return look(first)
      }
      setState({ step: 'reading', file: first })
      const kinds = files.map(async file => {
        const result = await client.query('file.look', { path: file.path })
        // What can't be read comes last, where its screen says why.
        const kind = result.ok && result.value.kind === 'entries' ? result.value.look.mapping.kind : 'deals'
        return { file, kind, done: false } as const
      })
      void Promise.all(kinds).then(found => {
        const ordered = inOrder(found)
        setQueue({ files: ordered, at: 0 })
        if (ordered[0] !== undefined) look(ordered[0].file)
      })
    },
    [client, look, setState],
  )

  const following = queue.files[queue.at + 1]
  const next =
    following === undefined
      ? null
      : () => {
          setQueue({ ...queue, at: queue.at + 1 })
          look(following.file)
        }
  const markDone = (done: boolean): void =>
    setQueue(now => ({ ...now, files: now.files.map((one, at) => (at === now.at ? { ...one, done } : one)) }))

  return { queue, bring, next, markDone }
}
