import type { TaskRunner } from '../tasks/port'
import type { OpenWorkspace } from './open-workspace'

/** A log is folded when it has grown past this: about what loads in the time of one snapshot. */
const ENTRIES = 500
const BYTES = 4 * 1024 * 1024
/** How often it is looked at; a document that was just written to waits for the next look. */
const LOOK_EVERY_MS = 30_000

/** Folds long logs into snapshots on another thread, one at a time, while nobody waits for it (S2, S10). */
export function compactInBackground(workspace: OpenWorkspace, tasks: TaskRunner): () => void {
  let stopped = false
  let cancel: () => void = () => undefined

  async function look(): Promise<void> {
    const due = workspace.store
      .documents()
      .find(({ logEntries, logBytes }) => logEntries > ENTRIES || logBytes > BYTES)
    if (due === undefined) return
    await tasks
      .run('store.compact', { folder: workspace.folder, document: due.document })
      // A damaged entry: reading the document sets it aside and tells of it; the next look folds the rest.
      .catch(() => workspace.store.load(due.document))
  }

  function later(): void {
    cancel = workspace.timers.after(LOOK_EVERY_MS, () => {
      // A snapshot that could not be made costs nothing: the log is whole, and it is tried again.
      void look().catch(() => undefined).finally(() => { if (!stopped) later() }) // prettier-ignore
    })
  }

  later()
  return () => {
    stopped = true
    cancel()
  }
}
