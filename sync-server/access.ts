import type { Carrier } from './access/token'
import type { CloseCode } from './close-codes'
import type { RoomName } from './room-name'

/** What a client brings to the door. */
export interface AccessRequest extends Carrier {
  readonly workspace: string
}

export type Decision =
  | {
      readonly granted: true
      readonly mayWrite: (room: RoomName) => boolean
      /** When this ends (milliseconds since 1970); null for never. */
      readonly until: number | null
    }
  | { readonly granted: false; readonly code: CloseCode; readonly reason: string }

/** Who may do what in which workspace. */
export interface Access {
  /** Asked before anything of the workspace is touched, and again when `watch` has told of a change. Rejects when it can't be known now. */
  decide(request: AccessRequest): Promise<Decision>
  /** Calls `changed` with a workspace whose decisions may have changed. */
  watch?(changed: (workspace: string) => void): void
  /** Looks whether another node has changed something; `watch` tells if so. */
  refresh?(workspace: string): Promise<void>
}

/** Anybody may do anything: for local use only. The entry points refuse to offer it on more than loopback. */
export const openAccess: Access = {
  decide: () => Promise.resolve({ granted: true, mayWrite: () => true, until: null }),
}
