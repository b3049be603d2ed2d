import type { CloseCode } from './close-codes'

/** Whoever an update came from. */
export interface Submitter {
  close(code: CloseCode, reason: string): void
}
