import * as Y from 'yjs'

/** `Y.mergeUpdates` costs the same per update up to about a hundred, and ever more beyond. */
const chunk = 64

/** The same changes in fewer updates: one for up to 64. Merging loses nothing; what can't be merged is passed on as it came. */
export function mergeTurn(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length < 2) return updates
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
