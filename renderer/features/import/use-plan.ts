import { useEffect, useState } from 'react'
import type { ImportMapping, ImportReport } from '../../../core/exchange/mapping'
import { importMappingSchema } from '../../../core/exchange/mapping'
import type { Failure } from '../../../electron/contract/messages'
import { useSession } from '../../app/session'

export interface PlanState {
  readonly report: ImportReport | null
  readonly failure: Failure | null
  /** The report is of an earlier mapping; a newer one is being worked out. */
  readonly stale: boolean
}

/** Between two changes of somebody who types. */
const PAUSE = 250

/** What the import would do, worked out again after each change. */
export function usePlan(path: string, fileHash: string, mapping: ImportMapping, skipBad: boolean): PlanState {
  const { client } = useSession()
  const wish = JSON.stringify({ path, mapping, skipBad })
  const [answer, setAnswer] = useState<{
    wish: string
    report: ImportReport | null
    failure: Failure | null
  } | null>(null)
  useEffect(() => {
    const asked = JSON.parse(wish) as { mapping: unknown }
    const parsed = importMappingSchema.safeParse(asked.mapping)
    if (!parsed.success) return
    let wanted = true
    const timer = setTimeout(() => {
      void client.query('import.plan', { path, fileHash, mapping: parsed.data, skipBad }).then(result => {
        if (!wanted) return
        setAnswer(
          result.ok
            ? { wish, report: result.value, failure: null }
            : { wish, report: null, failure: result.error },
        )
      })
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [client, path, fileHash, skipBad, wish])
  return { report: answer?.report ?? null, failure: answer?.failure ?? null, stale: answer?.wish !== wish }
}
