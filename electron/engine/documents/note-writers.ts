import { touchPage } from '../../../core/documents/page'
import { isNewer } from '../../../core/documents/replicas'
import type { MemberId } from '../../../core/ids'
import type { Timers } from '../timers'
import type { Documents } from './documents'
import { kindOf } from './names'
import type { DocumentRegistry } from './registry'

/**
 * Notes on each page that is written on here who wrote, and when (by this computer's clock), at most once a minute: a
 * document of its own has no other trace of that. Only ever after an edit that was made on this computer.
 */
export function noteWriters(
  registry: DocumentRegistry,
  documents: Documents,
  by: MemberId,
  timers: Timers,
): { destroy(): void } {
  const stop = registry.onDurable(({ name, fromNetwork }) => {
    if (fromNetwork || kindOf(name).kind !== 'page') return
    const origin = { from: 'touch' } as const
    documents.edit(name, origin, doc => {
      if (!isNewer(doc, 'page')) touchPage(doc, { at: timers.now(), by }, origin)
    })
  })
  return { destroy: stop }
}
