import type { SyncStatus } from '../../contract/rows'
import type { SaveState } from '../documents/registry'

type Connection = Pick<SyncStatus, 'connection' | 'reason'>

/** One connection's part of it. */
export interface ConnectionState {
  readonly state: 'connecting' | 'connected' | 'waiting' | 'refused'
  readonly reason: SyncStatus['reason']
}

/** The worst of all connections: *connected* is said when every one is. */
export function overall(all: readonly ConnectionState[], moreToCome: boolean): Connection {
  if (all.length === 0) return { connection: 'off', reason: null }
  const worst = (['refused', 'waiting', 'connecting'] as const).find(state =>
    all.some(each => each.state === state),
  )
  if (worst === undefined) return { connection: moreToCome ? 'connecting' : 'connected', reason: null }
  return { connection: worst, reason: all.find(each => each.state === worst)?.reason ?? null }
}

export function savedState({
  pending,
  problem,
}: SaveState): Pick<SyncStatus, 'saved' | 'saveProblem' | 'pending'> {
  const isKnown = problem?.code === 'full' || problem?.code === 'read-only'
  return {
    saved: problem !== null ? 'failing' : pending > 0 ? 'saving' : 'saved',
    saveProblem: problem === null ? null : isKnown ? problem.code : 'unknown',
    pending,
  }
}
