/**
 * A process to be killed: appends to a few documents for ever, compacts now and then, and says what was acknowledged, a line each:
 * `<document> <n>`, where n is the number in the entry. Every fourth append is of two documents, which must both be there or neither.
 */
import { writeSync } from 'node:fs'
import { acquireFolderLock } from '../../../../electron/engine/store/lock'
import { openSqliteStore } from '../../../../electron/engine/store/sqlite'
import { bytes, name, seeded } from '../support'

const [folder = '', seed = '1', inFlight = '3'] = process.argv.slice(2)
const random = seeded(Number(seed))
acquireFolderLock(folder, 'cli')
const store = openSqliteStore({ folder })
const counts = new Map<string, number>()
for (const each of store.documents()) counts.set(each.document, countEntries(each.document))

function countEntries(document: string): number {
  return store.load(name(document)).updates.flatMap(update => Buffer.from(update).toString().split('+'))
    .length
}

function next(document: string): { document: ReturnType<typeof name>; update: Uint8Array; line: string } {
  const n = (counts.get(document) ?? 0) + 1
  counts.set(document, n)
  const padding = 'x'.repeat(Math.floor(random() * (random() < 0.05 ? 20_000 : 200)))
  return { document: name(document), update: bytes(`${n}:${padding}`), line: `${document} ${n}` }
}

async function writer(): Promise<never> {
  for (;;) {
    const group =
      random() < 0.25 ? [next('pair/a'), next('pair/b')] : [next(`board/${Math.floor(random() * 3)}`)]
    await store.append(group)
    writeSync(1, group.map(entry => `${entry.line}\n`).join(''))
    if (random() < 0.02) {
      store.compact(name('board/0'), updates =>
        bytes(updates.map(update => Buffer.from(update).toString()).join('+')),
      )
    }
  }
}

writeSync(1, 'ready\n')
await Promise.all(Array.from({ length: Number(inFlight) }, writer))
