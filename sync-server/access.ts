import type { CloseCode } from './close-codes'
import type { RoomName } from './room-name'

/** What a client brings to the door. */
export interface AccessRequest {
  readonly room: RoomName
  /** The request's target as it came, query included. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export type Decision =
  | { readonly granted: true; readonly mayWrite: boolean }
  | { readonly granted: false; readonly code: CloseCode; readonly reason: string }

/** Who may do what in which room. Asked once for each connection, before its room is touched. */
export interface Access {
  decide(request: AccessRequest): Promise<Decision>
}

/** Anybody may do anything: for local use only. The entry points refuse to offer it on more than loopback. */
export const openAccess: Access = {
  decide: () => Promise.resolve({ granted: true, mayWrite: true }),
}
