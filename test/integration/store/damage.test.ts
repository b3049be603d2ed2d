import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { Connection } from '../../../electron/engine/store/connection'
import type { Damage, DocumentName } from '../../../electron/engine/store/port'
import { openSqliteStore, type SqliteStore } from '../../../electron/engine/store/sqlite'
import { bytes, joinAll, joined, name, runSeed, seeded, testFolder } from './support'

const seed = runSeed()
/** Times as many rounds of the random tests (`EFFORT=20`): for a night, or for a change of what they test. */
const EFFORT = Number(process.env['EFFORT'] ?? '1')
const DOCUMENTS = ['workspace', 'board/a', 'board/b', 'deal/c'].map(name)

/** A store with several documents, long and short entries, snapshots, settings. Gives what each document holds. */
async function fill(folder: string, close: boolean): Promise<Map<DocumentName, string[]>> {
  const store = openSqliteStore({ folder })
  const content = new Map<DocumentName, string[]>(DOCUMENTS.map(document => [document, []]))
  const random = seeded(7)
  for (let n = 0; n < 120; n++) {
    const document = DOCUMENTS[n % DOCUMENTS.length]!
    const text = `${document} ${n} ${'y'.repeat(Math.floor(random() ** 8 * 30_000))}`
    content.get(document)!.push(text)
    await store.append([{ document, update: bytes(text) }])
    if (n === 40 || n === 60) store.compact(name('board/a'), joinAll)
    if (n === 50) store.compact(name('workspace'), joinAll)
  }
  store.setMeta('workspaceId', 'w1')
  if (close) await store.close()
  return content
}

function copyStore(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const file of ['documents.sqlite', 'documents.sqlite-wal']) {
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file))
  }
}

/** What a document still holds. Every entry must be one that was written: a wrong byte fails here. */
function survivors(store: SqliteStore, document: DocumentName, written: readonly string[]): string[] {
  const found = joined(store.load(document)).flatMap(each => each.split('+'))
  const known = new Set(written)
  for (const each of found) expect(known.has(each), `"${each.slice(0, 40)}" was never written`).toBe(true)
  expect(new Set(found).size, 'nothing twice').toBe(found.length)
  return found
}

/** Opens a damaged copy: whatever is lost must be told of. Gives how many entries are left. */
async function openDamaged(
  folder: string,
  content: Map<DocumentName, string[]>,
  unnoticed = 0,
): Promise<{ left: number; damage: readonly Damage[] }> {
  const heard: Damage[] = []
  const store = openSqliteStore({ folder, onDamage: damage => heard.push(damage) })
  const left = DOCUMENTS.map(document => survivors(store, document, content.get(document)!))
  const lost = DOCUMENTS.map((document, index) => content.get(document)!.length - left[index]!.length)
  const total = lost.reduce((sum, n) => sum + n, 0)
  if (total > unnoticed) expect(heard, 'a loss is told of').not.toEqual([])
  expect(store.damage).toEqual(heard)
  // The settings are the last commit of a killed process: they, too, may look like its torn end.
  if (store.getMeta('workspaceId') !== 'w1' && unnoticed === 0)
    expect(heard.map(each => each.detail).join()).toContain('no settings')
  const before = store.load(DOCUMENTS[0]!).updates.length
  const seq = await store.append([{ document: DOCUMENTS[0]!, update: bytes('after') }])
  expect(store.load(DOCUMENTS[0]!).updates.length).toBe(before + 1)
  expect(seq).toBe(store.lastSeq(DOCUMENTS[0]!))
  // What no load has read may still be damaged: rows that a snapshot covers, or the snapshot before. The structure is sound.
  expect(store.check().filter(each => each.what === 'file')).toEqual([])
  await store.close()
  return { left: left.flat().length, damage: heard }
}

describe('S3: a damaged file', () => {
  let original: string
  let content: Map<DocumentName, string[]>
  let killed: string
  let killedContent: Map<DocumentName, string[]>

  beforeAll(async () => {
    const { mkdtempSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    original = mkdtempSync(join(tmpdir(), 'winroom-store-'))
    content = await fill(original, true)
    // As a killed process leaves it: everything is still in the write-ahead log.
    const live = mkdtempSync(join(tmpdir(), 'winroom-store-'))
    killedContent = await fill(live, false)
    killed = join(live, 'killed')
    copyStore(live, killed)
    return () => {
      for (const folder of [original, live]) rmSync(folder, { recursive: true, force: true })
    }
  })

  const damagedCopy = (from: string) => {
    const folder = join(testFolder(), 'copy')
    copyStore(from, folder)
    return folder
  }

  it('the undamaged copies open whole, with nothing to tell', async () => {
    const all = [...content.values()].flat().length
    expect(await openDamaged(damagedCopy(original), content)).toEqual({ left: all, damage: [] })
    expect(statSync(join(killed, 'documents.sqlite-wal')).size).toBeGreaterThan(100_000)
    expect(await openDamaged(damagedCopy(killed), killedContent)).toEqual({ left: all, damage: [] })
  })

  it('cut off at any length: it opens, keeps what is whole, tells, and the damaged file stays', async () => {
    const size = statSync(join(original, 'documents.sqlite')).size
    const lengths = [
      0,
      1,
      99,
      100,
      511,
      512,
      4095,
      4096,
      4097,
      8192,
      20_000,
      size >> 1,
      size - 4096,
      size - 100,
      size - 1,
    ]
    let last = 0
    for (const length of lengths) {
      const folder = damagedCopy(original)
      truncateSync(join(folder, 'documents.sqlite'), length)
      const damaged = readFileSync(join(folder, 'documents.sqlite'))
      const { left, damage } = await openDamaged(folder, content)
      expect(damage[0], `cut to ${length}`).toMatchObject({ what: 'file', document: null })
      expect(readFileSync(damage[0]!.keptAt!).equals(damaged), `cut to ${length}`).toBe(true)
      last = left
    }
    expect(last, 'a cut of one byte costs next to nothing').toBeGreaterThan(110)
  })

  it('pages of zeros: the other pages are brought over', async () => {
    const pages = statSync(join(original, 'documents.sqlite')).size / 4096
    for (let page = 0; page < pages; page += 3) {
      const folder = damagedCopy(original)
      const file = join(folder, 'documents.sqlite')
      const changed = readFileSync(file)
      changed.fill(0, page * 4096, (page + 1) * 4096)
      writeFileSync(file, changed)
      const { left } = await openDamaged(folder, content)
      // A leaf page holds a few dozen short entries; no page takes all of them along.
      expect(left, `page ${page + 1} of ${pages}`).toBeGreaterThan(40)
    }
  })

  it.each([
    ['no database', Buffer.from('this is a text\n'.repeat(900))],
    ['all zeros', Buffer.alloc(65_536)],
  ])('%s in its place: kept aside, and a new store', async (_, garbage) => {
    const folder = testFolder()
    writeFileSync(join(folder, 'documents.sqlite'), garbage)
    const { damage } = await openDamaged(folder, new Map(DOCUMENTS.map(document => [document, []])))
    expect(readFileSync(damage[0]!.keptAt!).equals(garbage)).toBe(true)
  })

  it('a log whose file is gone is read, not taken for a new store', async () => {
    const folder = damagedCopy(killed)
    rmSync(join(folder, 'documents.sqlite'))
    const { left, damage } = await openDamaged(folder, killedContent)
    expect(damage[0]).toMatchObject({ what: 'file' })
    expect(left).toBe(120)
  })

  it(`bits flipped at random in the file: never a wrong byte, every loss told of, the others open (SEED=${seed})`, async () => {
    const random = seeded(seed)
    const image = readFileSync(join(original, 'documents.sqlite'))
    let told = 0
    for (let round = 0; round < 150 * EFFORT; round++) {
      const folder = damagedCopy(original)
      const changed = Buffer.from(image)
      const flips = 1 + Math.floor(random() * 3)
      const offsets: number[] = []
      for (let n = 0; n < flips; n++) {
        // Half of them where the structure is: the first bytes of a page.
        const page = Math.floor(random() * (image.length / 4096)) * 4096
        const offset = page + Math.floor(random() * (random() < 0.5 ? 120 : 4096))
        offsets.push(offset)
        changed[offset]! ^= 1 << Math.floor(random() * 8)
      }
      writeFileSync(join(folder, 'documents.sqlite'), changed)
      try {
        const { damage } = await openDamaged(folder, content)
        told += damage.length > 0 ? 1 : 0
      } catch (error) {
        throw new Error(`seed ${seed}, round ${round}, offsets ${offsets.join(', ')}`, { cause: error })
      }
      rmSync(folder, { recursive: true })
    }
    expect(told).toBeGreaterThan(30)
  })

  it(`bits flipped at random in the write-ahead log: a broken middle does not cost what came after it (SEED=${seed})`, async () => {
    const random = seeded(seed)
    const image = readFileSync(join(killed, 'documents.sqlite-wal'))
    const lastFrame = image.length - 4120
    for (let round = 0; round < 60 * EFFORT; round++) {
      const folder = damagedCopy(killed)
      const changed = Buffer.from(image)
      const offset = Math.floor(random() * image.length)
      changed[offset]! ^= 1 << Math.floor(random() * 8)
      writeFileSync(join(folder, 'documents.sqlite-wal'), changed)
      try {
        // A flip in the last commit looks like the torn end that a killed process leaves: that commit alone may be lost unnoticed.
        const { left } = await openDamaged(folder, killedContent, offset >= lastFrame - 8 * 4120 ? 1 : 0)
        expect(left).toBeGreaterThan(100)
      } catch (error) {
        throw new Error(`seed ${seed}, round ${round}, offset ${offset} of ${image.length}`, { cause: error })
      }
      rmSync(folder, { recursive: true })
    }
  })

  it('a damaged entry is set aside, bytes and all; its document opens with the rest', () => {
    const folder = damagedCopy(original)
    spoil(
      folder,
      `UPDATE updates SET data = zeroblob(length(data)) WHERE seq = (SELECT max(seq) - 4 FROM updates WHERE document = 'board/b')`,
    )
    const store = openSqliteStore({ folder })
    onTestFinished(() => store.close())
    const loaded = store.load(name('board/b'))
    const written = content.get(name('board/b'))!
    expect(joined(loaded)).toHaveLength(written.length - 1)
    expect(loaded.damage).toMatchObject([{ document: 'board/b', what: 'update', keptAt: 'set_aside/1' }])
    expect(joined(store.load(name('deal/c')))).toEqual(content.get(name('deal/c')))
    expect(store.load(name('deal/c')).damage).toEqual([])
    const raw = new Connection(join(folder, 'documents.sqlite'))
    const [kept] = raw.rows('SELECT document, what, length(data) FROM set_aside')
    raw.close()
    expect(kept).toEqual(['board/b', 'update', written.at(-2)!.length])
  })

  it('a damaged newest snapshot costs nothing: the one before it and the log since are kept', () => {
    const folder = damagedCopy(original)
    spoil(
      folder,
      `UPDATE snapshots SET data = zeroblob(length(data)) WHERE id = (SELECT max(id) FROM snapshots WHERE document = 'board/a')`,
    )
    const store = openSqliteStore({ folder })
    onTestFinished(() => store.close())
    const loaded = store.load(name('board/a'))
    expect(joined(loaded).flatMap(each => each.split('+'))).toEqual(content.get(name('board/a')))
    expect(loaded.damage).toMatchObject([{ document: 'board/a', what: 'snapshot', keptAt: 'set_aside/1' }])
  })

  it('a row that vanished is noticed, and it is said of which document', () => {
    const folder = damagedCopy(original)
    spoil(
      folder,
      `DELETE FROM updates WHERE seq = (SELECT max(seq) - 4 FROM updates WHERE document = 'board/b')`,
    )
    const store = openSqliteStore({ folder })
    onTestFinished(() => store.close())
    expect(store.damage.map(each => [each.what, each.document])).toContainEqual(['file', null])
    // The deleted row is still on its page, and whole: the salvage may well bring it back.
    expect(survivors(store, name('board/b'), content.get(name('board/b'))!).length).toBeGreaterThanOrEqual(29)
    expect(store.getMeta('workspaceId')).toBe('w1')
  })

  it('damage that comes while the store is open is salvaged on the next read', async () => {
    const folder = damagedCopy(original)
    const heard: Damage[] = []
    const store = openSqliteStore({ folder, onDamage: damage => heard.push(damage) })
    onTestFinished(() => store.close())
    spoil(
      folder,
      `DELETE FROM updates WHERE document = 'board/b' AND seq > (SELECT max(seq) - 9 FROM updates)`,
    )
    expect(survivors(store, name('board/b'), content.get(name('board/b'))!).length).toBeGreaterThan(20)
    expect(heard[0]).toMatchObject({ what: 'file' })
    expect(joined(store.load(name('deal/c')))).toEqual(content.get(name('deal/c')))
    await store.append([{ document: name('board/b'), update: bytes('and on') }])
    expect(joined(store.load(name('board/b'))).at(-1)).toBe('and on')
  })

  it('a repair that was killed before its file took its place is completed at the next opening', async () => {
    const folder = damagedCopy(original)
    const repaired = damagedCopy(original)
    copyFileSync(join(repaired, 'documents.sqlite'), join(folder, 'documents.repaired.sqlite'))
    writeFileSync(join(folder, 'documents.sqlite'), 'damaged')
    writeFileSync(join(folder, 'documents.building.sqlite'), 'left over')
    expect(await openDamaged(folder, content)).toEqual({ left: 120, damage: [] })
    const files = readdirSync(folder)
      .filter(file => !/-(wal|shm)$/.test(file))
      .sort()
    expect(files).toEqual(['documents.damaged-1.sqlite', 'documents.sqlite'])
  })
})

function spoil(folder: string, sql: string): void {
  const raw = new Connection(join(folder, 'documents.sqlite'))
  expect(raw.run(sql)).toBeGreaterThan(0)
  raw.close()
}
