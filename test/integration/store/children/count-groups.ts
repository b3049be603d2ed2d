/** Makes the given number of acknowledged groups, one after the other, and prints the live `PRAGMA synchronous`. */
import { openSqliteStore } from '../../../../electron/engine/store/sqlite'
import { bytes, name } from '../support'

const [folder = '', groups = '0'] = process.argv.slice(2)
const store = openSqliteStore({ folder })
for (let n = 0; n < Number(groups); n++)
  await store.append([{ document: name('board/a'), update: bytes(`${n}`) }])
process.stdout.write(`synchronous ${store.synchronous()}\n`)
// Left without closing: the syncs of a checkpoint are not to be counted.
process.exit(0)
