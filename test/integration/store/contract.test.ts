import { openMemoryStore } from '../../../electron/engine/store/memory'
import { openSqliteStore, type SqliteStore } from '../../../electron/engine/store/sqlite'
import { describeDocumentStore } from './contract'
import { testFolder } from './support'

describeDocumentStore('memory', () => ({ store: openMemoryStore() }))

describeDocumentStore('SQLite', () => {
  const folder = testFolder()
  let store: SqliteStore = openSqliteStore({ folder })
  return {
    store,
    reopen: async () => {
      await store.close()
      return (store = openSqliteStore({ folder }))
    },
  }
})
