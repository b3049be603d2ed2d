import type { Block } from '../content/blocks'
import { align } from './align'
import { pageLines, type PageLine } from './lines'
import { pairChanged, wordsOf } from './pairing'

export interface WordStep {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** One row of a side-by-side view: what stood there, and what stands there now. */
export type DifferenceRow =
  | { readonly kind: 'same'; readonly before: PageLine; readonly after: PageLine }
  /** The words of both; all the same where only looks changed. */
  | {
      readonly kind: 'changed'
      readonly before: PageLine
      readonly after: PageLine
      readonly words: readonly WordStep[]
    }
  /** `moved`: the same line stands elsewhere now; it is shown at both places. */
  | { readonly kind: 'removed'; readonly before: PageLine; readonly moved: boolean }
  | { readonly kind: 'added'; readonly after: PageLine; readonly moved: boolean }

export interface Difference {
  readonly rows: readonly DifferenceRow[]
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** Words compared within one line; a line that differs by more reads better as two. */
const MAX_WORD_EDITS = 400

/**
 * What changed between two versions of a page's text, readable: lines in order, and within a line its words. Costs the number of lines,
 * and the square of the differences up to a limit; beyond it, more is called removed and added than had to be.
 */
export function differenceOf(before: readonly Block[], after: readonly Block[]): Difference {
  const [old, now] = [pageLines(before), pageLines(after)]
  const steps = align(old.map(line => line.key), now.map(line => line.key)) // prettier-ignore
  const rows: DifferenceRow[] = []
  let removed: PageLine[] = []
  let added: PageLine[] = []
  const closeGap = (): void => {
    rows.push(...gapRows(removed, added))
    removed = []
    added = []
  }
  for (const step of steps) {
    const [left, right] = [old[step.a], now[step.b]]
    if (step.kind === 'removed' && left !== undefined) removed.push(left)
    else if (step.kind === 'added' && right !== undefined) added.push(right)
    else if (left !== undefined && right !== undefined) {
      closeGap()
      rows.push({ kind: 'same', before: left, after: right })
    }
  }
  closeGap()
  return counted(withMoves(rows))
}

function gapRows(removed: readonly PageLine[], added: readonly PageLine[]): DifferenceRow[] {
  const pairs = pairChanged(removed.map(candidateOf), added.map(candidateOf))
  const rows: DifferenceRow[] = []
  let [from, to] = [0, 0]
  for (const [old, now] of [...pairs, [removed.length, added.length] as const]) {
    rows.push(...removed.slice(from, old).map(before => ({ kind: 'removed' as const, before, moved: false })))
    rows.push(...added.slice(to, now).map(after => ({ kind: 'added' as const, after, moved: false })))
    const [before, after] = [removed[old], added[now]]
    if (before !== undefined && after !== undefined)
      rows.push({ kind: 'changed', before, after, words: wordSteps(before.text, after.text) })
    ;[from, to] = [old + 1, now + 1]
  }
  return rows
}

/** A heading that became a paragraph is still the same words: any line of text may be another one's next form. */
function candidateOf(line: PageLine): { type: string; words: string[] } {
  const type = line.role === 'image' || line.role === 'divider' || line.role === 'opaque' ? line.role : 'text'
  return { type, words: line.text === '' ? [] : wordsOf(line.text) }
}

/** Two lines, word for word. */
export function wordSteps(before: string, after: string): WordStep[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const steps: WordStep[] = []
  for (const { kind, a, b } of align(old, now, MAX_WORD_EDITS)) {
    const text = (kind === 'added' ? now[b] : old[a]) ?? ''
    const last = steps.at(-1)
    if (last?.kind === kind) steps[steps.length - 1] = { kind, text: last.text + text }
    else steps.push({ kind, text })
  }
  return steps
}

/** A line that went and came again elsewhere, word for word, has moved. Empty ones have not: nobody cares which. */
function withMoves(rows: readonly DifferenceRow[]): DifferenceRow[] {
  const gone = new Map<string, number[]>()
  rows.forEach((row, at) => {
    if (row.kind === 'removed' && row.before.text.trim() !== '')
      gone.set(row.before.key, [...(gone.get(row.before.key) ?? []), at])
  })
  const moved = new Set<number>()
  rows.forEach((row, at) => {
    const from = row.kind === 'added' ? gone.get(row.after.key)?.shift() : undefined
    if (from !== undefined) moved.add(from).add(at)
  })
  return rows.map((row, at) =>
    moved.has(at) && (row.kind === 'removed' || row.kind === 'added') ? { ...row, moved: true } : row,
  )
}

function counted(rows: DifferenceRow[]): Difference {
  const count = (kind: 'removed' | 'added'): number =>
    rows.reduce((words, row) => words + wordsChanged(row, kind), 0)
  return { rows, wordsAdded: count('added'), wordsRemoved: count('removed') }
}

function wordsChanged(row: DifferenceRow, kind: 'removed' | 'added'): number {
  const real = (text: string): number => wordsOf(text).filter(word => /[\p{L}\p{N}]/u.test(word)).length
  if (row.kind === 'changed')
    return row.words.reduce((sum, word) => sum + (word.kind === kind ? real(word.text) : 0), 0)
  if (row.kind !== kind || row.moved) return 0
  return real(row.kind === 'removed' ? row.before.text : row.after.text)
}
