import type { LexicalNode } from 'lexical'
import type * as Y from 'yjs'
import type { Stored, Wanted } from './content'
import type { TextPiece } from './layout'
import { diffRows, type RowChange } from './row-diff'

type InsertNode = (at: number, node: LexicalNode) => void

/**
 * Makes an element hold these characters and nodes, and no more. Characters that stay are not touched, whatever becomes of
 * their look: who writes among them at the same time is not in the way. How runs look is `writeLooks`' work.
 */
export function changeContent(
  element: Y.XmlText,
  stored: readonly Stored[],
  wanted: readonly Wanted[],
  caret: number | null,
  insertNode: InsertNode,
): void {
  const changes = diffRows(stored, wanted, (a, b) => a.key === b.key, caret)
  // From the end, so that what comes before keeps its place.
  for (const change of changes.reverse()) applyChange(element, stored, change, insertNode)
}

function applyChange(
  element: Y.XmlText,
  stored: readonly Stored[],
  change: RowChange<Wanted>,
  insertNode: InsertNode,
): void {
  const removed = stored.slice(change.at, change.at + change.removed)
  const emptied = emptiedRuns(removed)
  const kept = runToKeep(emptied, change.inserted)
  const at = placeOf(stored, change, kept)
  // All that is removed stands at or after the place of insertion, but for the map of a run that ends there.
  let place = at
  for (const { index, length } of rangesToDelete(removed, emptied, kept)) {
    element.delete(index, length)
    if (index < at) place -= length
  }
  insertAll(element, place, change.inserted, insertNode)
}

/** Runs that lose all of their text. */
function emptiedRuns(removed: readonly Stored[]): TextPiece[] {
  const lost = new Map<TextPiece, number>()
  for (const { run, size } of removed) {
    if (run !== null) lost.set(run, (lost.get(run) ?? 0) + size)
  }
  return [...lost].filter(([run, size]) => run.text.length === size).map(([run]) => run)
}

/** Where text takes the place of text, the map stays: what others write into the run keeps its look. */
function runToKeep(emptied: readonly TextPiece[], inserted: readonly Wanted[]): TextPiece | null {
  const first = inserted[0]
  return first === undefined || first.look === null ? null : (emptied.find(run => run.map !== null) ?? null)
}

function placeOf(stored: readonly Stored[], change: RowChange<Wanted>, kept: TextPiece | null): number {
  if (kept !== null) return kept.index
  const before = stored[change.at - 1]
  const after = stored[change.at + change.removed]
  const runBefore = before?.run ?? null
  const startsRun = after !== undefined && after.run !== null && after.run !== runBefore
  const isText = change.inserted.every(({ look }) => look !== null)
  // At the start of an element, or between two nodes, text joins the run that follows.
  if (startsRun && isText && runBefore === null) return after.index
  return before === undefined ? 0 : before.index + before.size
}

interface Range {
  readonly index: number
  readonly length: number
}

/** From the end. The map of an emptied run goes with its text; that of a run of which something stays, stays. */
function rangesToDelete(
  removed: readonly Stored[],
  emptied: readonly TextPiece[],
  kept: TextPiece | null,
): Range[] {
  const ranges = removed.map(({ index, size }) => ({ index, length: size }))
  for (const run of emptied) {
    if (run.map !== null && run !== kept) ranges.push({ index: run.index - 1, length: 1 })
  }
  ranges.sort((a, b) => b.index - a.index)
  const merged: { index: number; length: number }[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last !== undefined && range.index + range.length === last.index) {
      last.index = range.index
      last.length += range.length
    } else merged.push({ ...range })
  }
  return merged
}

function insertAll(
  element: Y.XmlText,
  at: number,
  inserted: readonly Wanted[],
  insertNode: InsertNode,
): void {
  let place = at
  let text = ''
  const flush = () => {
    if (text !== '') element.insert(place, text)
    place += text.length
    text = ''
  }
  for (const { key, node } of inserted) {
    if (typeof key === 'string') {
      text += key
      continue
    }
    flush()
    insertNode(place, node)
    place += 1
  }
  flush()
}
