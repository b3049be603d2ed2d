import { StoreError, type DocumentStore, type LogEntry } from '../../electron/engine/store/port'
import { openSqliteStore } from '../../electron/engine/store/sqlite'

/** A store on real files that can die: what it has not yet written then is lost, as with `kill -9`. */
export interface MortalStore extends DocumentStore {
  die(): void
}

export function mortalStore(folder: string): MortalStore {
  const store = openSqliteStore({ folder })
  let dead = false
  const waiting = new Set<(error: StoreError) => void>()
  const gone = (): StoreError => new StoreError('closed', 'dead')

  /** Each append waits a turn or two, so that there is always something to lose. */
  function append(entries: readonly LogEntry[]): Promise<number> {
    return new Promise((resolve, reject) => {
      if (dead) return reject(gone())
      waiting.add(reject)
      setTimeout(() => {
        if (!waiting.delete(reject)) return
        store.append(entries).then(resolve, reject)
      }, Math.random() * 4)
    })
  }

  return {
    append,
    flush: () => append([]).then(() => undefined),
    load: document => store.load(document),
    lastSeq: document => store.lastSeq(document),
    documents: () => store.documents(),
    compact: (document, merge) => store.compact(document, merge),
    getMeta: key => store.getMeta(key),
    setMeta: (key, value) => {
      if (!dead) store.setMeta(key, value)
    },
    setMetas: entries => {
      if (!dead) store.setMetas(entries)
    },
    check: () => store.check(),
    backup: file => store.backup(file),
    close: () => store.close(),
    die: () => {
      dead = true
      for (const reject of waiting) reject(gone())
      waiting.clear()
    },
  }
}
