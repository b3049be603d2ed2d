import { dateOf } from '../../../core/dates'
import { editWorkspace, readRecord, readRecords } from '../../../core/documents/workspace'
import { isoWeek, snapshotOf } from '../../../core/insights/snapshot'
import { SETTINGS_ID } from '../../../core/workspace/planning'
import { snapshotIdOf, type Snapshot } from '../../../core/workspace/snapshot'
import type { FactRow } from '../../contract/fact-rows'
import { subscribeFacts } from '../windows/facts-subscription'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The start belongs to the window that is waited for. */
const FIRST_MS = 60_000
/** A week is missed only by who does not open the app in it. */
const AGAIN_MS = 3_600_000

/**
 * Keeps what the forecast says, once a week: the first computer that is open in it. A computer that still waits for deals keeps
 * nothing, for its forecast would be of a part. Ends with the function returned.
 */
export function keepSnapshots(workspace: OpenWorkspace, isArriving: () => boolean): () => void {
  let cancel = workspace.timers.after(FIRST_MS, look)
  let end: () => void = () => undefined
  function look(): void {
    cancel = workspace.timers.after(AGAIN_MS, look)
    if (!isArriving()) end = keepSnapshot(workspace)
  }
  return () => {
    cancel()
    end()
  }
}

/** Keeps this week's snapshot, unless it is kept; `done` is told whether it was kept now. Answers with the way to give up. */
export function keepSnapshot(
  workspace: OpenWorkspace,
  done: (kept: boolean) => void = () => undefined,
): () => void {
  // prettier-ignore
  const { document, timers } = workspace
  const today = dateOf(timers.now())
  const id = snapshotIdOf(workspace.id, isoWeek(today))
  if (document.opened.state === 'newer' || document.collections.snapshots.has(id)) {
    done(false)
    return () => undefined
  }
  const facts: FactRow[] = []
  let currency = ''
  const stop = subscribeFacts(workspace, patch => {
    if (patch.kind === 'reset') {
      facts.length = 0
      currency = patch.currency
    }
    if (patch.kind !== 'more') return
    facts.push(...patch.facts)
    if (!patch.complete) return
    // Ended by the loop's next turn: it is still being told.
    timers.soon(stop)
    const real = withoutSample(workspace, facts)
    if (real.length > 0) write(workspace, id, snapshotOf(real, today, fiscalStartOf(workspace), currency))
    done(real.length > 0)
  })
  return stop
}

function write({ document }: OpenWorkspace, id: string, fields: Omit<Snapshot, 'id' | 'deleted'>): void {
  editWorkspace(document, { from: 'snapshot' }, () => document.collections.snapshots.create(id, fields))
}

function fiscalStartOf({ document }: OpenWorkspace): number {
  return readRecord(document, 'settings', SETTINGS_ID)?.fiscalStart ?? 1
}

function withoutSample({ document }: OpenWorkspace, facts: readonly FactRow[]): FactRow[] {
  const samples = new Set(readRecords(document, 'boards').filter(({ sample }) => sample).map(({ id }) => id)) // prettier-ignore
  return facts.filter(({ boardId }) => !samples.has(boardId))
}
