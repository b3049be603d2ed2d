import { useEffect, useState } from 'react'
import {
  entryMappingSchema,
  type EntryMapping,
  type EntryReport,
} from '../../../core/exchange/entries/mapping'
import type { Failure } from '../../../electron/contract/messages'
import { useSession } from '../../app/session'

interface EntryPlanState {
  readonly report: EntryReport | null
  readonly failure: Failure | null
  /** The report is of an earlier mapping; a newer one is being worked out. */
  readonly stale: boolean
}

/** What importing the list would do, worked out again after each change. */
export function useEntryPlan(
  path: string,
  fileHash: string,
  mapping: EntryMapping,
  skipBad: boolean,
): EntryPlanState {
  const { client } = useSession()
  const wish = JSON.stringify({ path, mapping, skipBad })
  const [answer, setAnswer] = useState<{
    wish: string
    report: EntryReport | null
    failure: Failure | null
  } | null>(null)
  useEffect(() => {
    const parsed = entryMappingSchema.safeParse((JSON.parse(wish) as { mapping: unknown }).mapping)
    if (!parsed.success) return
    let wanted = true
    void client.query('entries.plan', { path, fileHash, mapping: parsed.data, skipBad }).then(result => {
      if (!wanted) return
      setAnswer(
        result.ok
          ? { wish, report: result.value, failure: null }
          : { wish, report: null, failure: result.error },
      )
    })
    return () => {
      wanted = false
    }
  }, [client, path, fileHash, skipBad, wish])
  return { report: answer?.report ?? null, failure: answer?.failure ?? null, stale: answer?.wish !== wish }
}
