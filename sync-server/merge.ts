import * as Y from 'yjs'

/** `Y.mergeUpdates` costs the same per update up to about a hundred, and ever more beyond. */
const chunk = 64

export interface Received<Sender> {
  readonly from: Sender
  readonly update: Uint8Array
}

/**
 * The same changes in fewer updates: one for up to 64 of a sender. Never of two senders: well-formed bytes that no Y.Doc
 * accepts would take what they are merged with along.
 */
export function mergeBySender<Sender>(turn: readonly Received<Sender>[]): Received<Sender>[] {
  const bySender = new Map<Sender, Uint8Array[]>()
  for (const { from, update } of turn) {
    const updates = bySender.get(from)
    if (updates) updates.push(update)
    else bySender.set(from, [update])
  }
  return [...bySender].flatMap(([from, updates]) => merge(updates).map(update => ({ from, update })))
}

function merge(updates: Uint8Array[]): Uint8Array[] {
  if (updates.length === 1) return updates
  const merged: Uint8Array[] = []
  for (let from = 0; from < updates.length; from += chunk) {
    merged.push(...mergeOrKeep(updates.slice(from, from + chunk)))
  }
  return merged
}

function mergeOrKeep(updates: Uint8Array[]): Uint8Array[] {
  try {
    return [Y.mergeUpdates(updates)]
  } catch {
    return updates
  }
}
