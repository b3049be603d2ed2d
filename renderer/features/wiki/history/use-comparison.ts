import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import type { PageId } from '../../../../core/ids'
import type { PageKind } from '../../../../core/page/schema'
import type { Version } from '../../../../core/page/history/version'
import { useSession } from '../../../app/session'
import type { EngineClient } from '../../../app/engine-client'
import type { Comparison } from './compare'
import type { CompareAnswer, CompareQuestion } from './compare-worker'

export type Compared =
  | { readonly is: 'reading' }
  /** The bytes of one of the two are still on their way here. */
  | { readonly is: 'arriving' }
  | { readonly is: 'unreadable' }
  | { readonly is: 'here'; readonly comparison: Comparison }

export interface Compare {
  readonly pageId: PageId
  readonly doc: Y.Doc
  readonly kind: PageKind
  readonly version: Version
  /** What it is held against: the page as it is (`now`), or the version before it; null where it is the first. */
  readonly against: 'now' | Version | null
}

/** A version beside another state of its page: read from the engine, compared on a thread of its own. */
export function useComparison({ pageId, doc, kind, version, against }: Compare): Compared {
  const { client } = useSession()
  const [compared, setCompared] = useState<Compared>({ is: 'reading' })
  const arrived = useArrivals(client)
  const other = against === 'now' || against === null ? against : against.id
  useEffect(() => {
    const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' })
    let wanted = true
    const say = (next: Compared): void => {
      if (wanted) setCompared(next)
    }
    worker.onmessage = ({ data }: MessageEvent<CompareAnswer>) =>
      say(data === null ? { is: 'unreadable' } : { is: 'here', comparison: data })
    worker.onerror = () => say({ is: 'unreadable' })
    const read = (id: Version['id']) => client.query('page.version-read', { pageId, versionId: id })
    void Promise.all([read(version.id), other === 'now' || other === null ? null : read(other)]).then(
      ([mine, theirs]) => {
        if (!wanted) return
        if (!mine.ok || theirs?.ok === false) return say({ is: 'unreadable' })
        if (mine.value === null || theirs?.value === null) return say({ is: 'arriving' })
        const beside = theirs?.value ?? Y.encodeStateAsUpdate(other === 'now' ? doc : new Y.Doc())
        const question: CompareQuestion =
          other === 'now'
            ? { before: mine.value, after: beside, kind }
            : { before: beside, after: mine.value, kind }
        worker.postMessage(question)
      },
    )
    return () => {
      wanted = false
      worker.terminate()
    }
  }, [client, pageId, doc, kind, version.id, other, arrived])
  return compared
}

/** Grows with each of the blobs that arrive: one of them may be what is waited for. */
function useArrivals(client: EngineClient): number {
  const [count, setCount] = useState(0)
  useEffect(
    () =>
      client.onEvent(event => {
        if (event.kind === 'blob-arrived') setCount(now => now + 1)
      }),
    [client],
  )
  return count
}
