import type { Version, VersionId } from './version'

/** When a version is kept by itself: after a pause, so that it is something finished, and not more often than anybody looks back. */
export const QUIET_MS = 5 * 60_000
export const AT_MOST_EVERY_MS = 60 * 60_000
/** So many words more or less are worth one even while somebody writes on. */
export const WORDS_CHANGED = 150

export interface Editing {
  readonly now: number
  /** The last edit of the page by somebody; null where there was none since the last version. */
  readonly lastEditAt: number | null
  readonly lastVersionAt: number | null
  readonly wordsNow: number
  /** Of the last version; 0 where there is none. */
  readonly wordsThen: number
}

/** Whether to keep a version now. */
export function isVersionDue(editing: Editing): boolean {
  const { now, lastEditAt, lastVersionAt, wordsNow, wordsThen } = editing
  if (lastEditAt === null) return false
  // Clocks go back: a version from the future holds nothing up.
  const sinceVersion = lastVersionAt === null ? Infinity : Math.abs(now - lastVersionAt)
  if (sinceVersion < AT_MOST_EVERY_MS) return false
  return now - lastEditAt >= QUIET_MS || Math.abs(wordsNow - wordsThen) >= WORDS_CHANGED
}

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
/** All of the last day, then one a day for a month, then one a week. */
const STEPS: readonly { readonly until: number; readonly every: number }[] = [
  { until: DAY, every: 0 },
  { until: 30 * DAY, every: DAY },
  { until: Infinity, every: 7 * DAY },
]

/** Old versions that need not be kept: of each day, then week, the newest stays. Named ones stay, and what stood before a restore for a month. */
export function toThinOut(versions: readonly Version[], now: number): VersionId[] {
  const seen = new Set<string>()
  return versions.flatMap(version => {
    const age = Math.max(0, now - version.at)
    const step = STEPS.find(({ until }) => age < until)
    if (version.name !== null || step === undefined || step.every === 0) return []
    if (version.reason === 'before-restore' && age < 30 * DAY) return []
    const slot = `${step.every}:${Math.floor(version.at / step.every)}`
    if (seen.has(slot)) return [version.id]
    seen.add(slot)
    return []
  })
}
