import type { SyncStatus } from '../../../electron/contract/rows'

/** Where this workspace's changes are, in one word: the weakest thing that is true of all of them (S5). */
export type SyncState =
  'failing' | 'saving' | 'arriving' | 'savedHere' | 'connecting' | 'sending' | 'sent' | 'held'

/** @param unanswered commands of this window that the engine has not yet answered */
export function syncState(status: SyncStatus, unanswered: number): SyncState {
  if (status.saved === 'failing') return 'failing'
  if (status.saved === 'saving' || status.pending > 0 || unanswered > 0) return 'saving'
  if (status.relay === null) return 'savedHere'
  if (status.connection === 'connected') {
    if (status.arriving) return 'arriving'
    if (status.unsent > 0) return 'sending'
    return status.unheld > 0 ? 'sent' : 'held'
  }
  if (status.unsent > 0) return 'sending'
  return status.connection === 'connecting' ? 'connecting' : 'savedHere'
}
