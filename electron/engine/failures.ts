import type { Failure } from '../contract/messages'
import { StoreError } from './store/port'

/** An unexpected error as a failure that a window can show. Its text goes to the log; the code decides the words. */
export function failureOf(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error)
  if (!(error instanceof StoreError)) return { code: 'internal', detail }
  switch (error.code) {
    case 'full':
      return { code: 'disk-full', detail }
    case 'read-only':
      return { code: 'read-only', detail }
    case 'too-new':
      return { code: 'read-only-newer', detail }
    case 'in-use':
      return { code: 'busy', detail }
    case 'damaged':
    case 'closed':
    case 'unknown':
      return { code: 'not-saved', detail }
  }
}
