import { isSlip } from '../exchange/near-names'

/** Why two records may be one, strongest first. */
export const duplicateReasons = ['externalId', 'email', 'domain', 'name', 'nearName'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

export interface Candidate {
  readonly id: string
  /** What it has in common with another is a reason to ask; null where it has nothing to say. */
  readonly keys: Readonly<Partial<Record<Exclude<DuplicateReason, 'nearName'>, string | null>>>
  /** Only records of one group are near by name: contacts of one account, deals of one account. */
  readonly group: string
  /** Its name as it is compared. */
  readonly near: string
  /** Known by this elsewhere: two that are known by two ids there are two, whatever they are called. */
  readonly surelyItself?: string | null
}

export interface Pair {
  readonly a: string
  readonly b: string
  readonly reason: DuplicateReason
}

/** Pairs out of one block at most: a thousand records that are called alike are not half a million questions. */
const BLOCK_PAIRS = 200

/**
 * Pairs that may be one, strongest reasons first. Only records that share a key or an end of their name are compared, so that ten
 * thousand take well under a second.
 * @param isApart whether somebody said that two are two
 */
export function findDuplicates(
  candidates: readonly Candidate[],
  isApart: (a: string, b: string) => boolean,
): Pair[] {
  const found = new Map<string, Pair>()
  const add = (x: Candidate, y: Candidate, reason: DuplicateReason): void => {
    const [a, b] = x.id < y.id ? [x.id, y.id] : [y.id, x.id]
    if (a === b || found.has(`${a} ${b}`) || areTwo(x, y) || isApart(a, b)) return
    found.set(`${a} ${b}`, { a, b, reason })
  }
  for (const reason of duplicateReasons) {
    if (reason === 'nearName') eachNear(candidates, (x, y) => add(x, y, reason))
    else
      eachPair(
        blocks(candidates, each => keyOf(each, reason)),
        (x, y) => add(x, y, reason),
      )
  }
  return [...found.values()]
}

function keyOf(candidate: Candidate, reason: Exclude<DuplicateReason, 'nearName'>): string[] {
  const key = candidate.keys[reason] ?? null
  if (key === null || key === '') return []
  return [reason === 'name' ? `${candidate.group} ${key}` : key]
}

function areTwo(x: Candidate, y: Candidate): boolean {
  const [a, b] = [x.surelyItself ?? null, y.surelyItself ?? null]
  return a !== null && b !== null && a !== b
}

function blocks(candidates: readonly Candidate[], keysOf: (each: Candidate) => string[]): Candidate[][] {
  const byKey = new Map<string, Candidate[]>()
  for (const each of candidates)
    for (const key of keysOf(each)) {
      const block = byKey.get(key)
      if (block === undefined) byKey.set(key, [each])
      else block.push(each)
    }
  return [...byKey.values()].filter(block => block.length > 1)
}

function eachPair(all: Candidate[][], use: (x: Candidate, y: Candidate) => void): void {
  for (const block of all) {
    let pairs = 0
    for (const [at, x] of block.entries())
      for (const y of block.slice(at + 1)) {
        if (++pairs > BLOCK_PAIRS) break
        use(x, y)
      }
  }
}

/** A slip leaves the first or the last letters alone: those are the blocks. */
function eachNear(candidates: readonly Candidate[], use: (x: Candidate, y: Candidate) => void): void {
  const EDGE = 3
  const ends = ({ group, near }: Candidate): string[] =>
    near.length < 5 ? [] : [`${group} ^${near.slice(0, EDGE)}`, `${group} ${near.slice(-EDGE)}$`]
  for (const block of blocks(candidates, ends)) {
    const sorted = [...block].sort((a, b) => a.near.length - b.near.length)
    for (const [at, x] of sorted.entries())
      for (let next = at + 1; next < sorted.length; next++) {
        const y = sorted[next]
        if (y === undefined || y.near.length - x.near.length > 1) break
        if (isSlip(x.near, y.near)) use(x, y)
      }
  }
}
