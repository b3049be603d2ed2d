import type { Command } from 'commander'
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { backupOf } from './backup/backup'
import { askForBackup } from './backup/control'
import { BackupError } from './backup/format'
import { type BackupContents, restoreBackup, verifyBackup } from './backup/restore'
import { copyBlobs, setAsideDamagedBlobs } from './blobs/copy'
import type { RoomReport } from './repair/report'
import type { RoomName } from './room-name'
import type { LogStore } from './store/port'
import { openSqliteStore } from './store/sqlite'
import { StoreOpenError } from './store/store-open-error'

/** Exit codes beside those of the relay: done, but something could not be read. */
const exit = { done: 0, refused: 1, incomplete: 3 } as const

interface Place {
  readonly data: string
  readonly store: string | undefined
  readonly blobs: string | undefined
}

const blobsOf = ({ data, blobs }: Place): string => resolve(blobs ?? join(data, 'blobs'))
/** Beside the backup's file. Blobs never change, so one that is there already is not written again. */
const blobsBeside = (file: string): string => `${file}.blobs`

/** Adds what an operator does with a relay's store beside running the relay. */
export function addCommands(program: Command): void {
  const place = (command: Command): Command =>
    command
      .option('--data <folder>', 'folder that keeps the rooms', './relay-data')
      .option('--store <url>', 'the rooms are in PostgreSQL: postgres://user:password@host/database')
      .option('--blobs <folder>', 'folder that keeps images of pages (default: "blobs" in the data folder)')
  place(program.command('backup'))
    .description(
      'write all rooms to a file and all images beside it, while the relay runs or while it does not',
    )
    .requiredOption('--out <file>', 'file to write; one that is there is replaced when the new one is whole')
    .action((options: Place & { out: string }) => finish(() => backup(options, resolve(options.out))))
  place(program.command('restore'))
    .description('fill an empty store from a backup; the relay must not be running')
    .requiredOption('--from <file>', 'a backup, of SQLite or of PostgreSQL')
    .action((options: Place & { from: string }) => finish(() => restore(options, resolve(options.from))))
  place(program.command('repair'))
    .description('set aside what can not be read of damaged rooms, and keep the rest; nothing is destroyed')
    .action((options: Place) => finish(() => repair(options)))
}

async function finish(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run()
  } catch (error) {
    const isExpected = error instanceof StoreOpenError || error instanceof BackupError || isOfFile(error)
    process.stderr.write(
      `${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    )
    process.exitCode = exit.refused
  }
}

async function backup(place: Place, out: string): Promise<number> {
  const { data, store } = place
  const part = `${out}.part`
  await mkdir(dirname(out), { recursive: true })
  const from = store === undefined ? await ofFolder(resolve(data)) : await ofDatabase(store)
  try {
    await pipeline(from.source, createWriteStream(part))
  } finally {
    await from.close()
  }
  await sync(part)
  const contents = await verifyBackup(createReadStream(part)).catch((error: unknown) => {
    rmSync(part, { force: true })
    throw error
  })
  renameSync(part, out)
  say(`Backed up ${inWords(contents)} to ${out}.`)
  // after the rooms, so that what they show is there
  const areWhole = await copyAll(blobsOf(place), blobsBeside(out), 'Backed up')
  const code = tellDamaged(contents)
  return areWhole ? code : exit.incomplete
}

interface BackupSource {
  readonly source: Readable
  close(): Promise<void>
}

async function ofFolder(data: string): Promise<BackupSource> {
  const running = await askForBackup(data)
  if (running) return { source: running, close: () => Promise.resolve(void running.destroy()) }
  const file = join(data, 'relay.db')
  if (!existsSync(file)) throw new StoreOpenError(`There is no store ${file}.`)
  return sourceOf(openSqliteStore(file))
}

async function ofDatabase(url: string): Promise<BackupSource> {
  const { openPostgresStore } = await import('./store/postgres')
  return sourceOf(await openPostgresStore(url, { use: 'beside' }))
}

function sourceOf(store: LogStore): BackupSource {
  return { source: Readable.from(backupOf(store, Date.now())), close: () => store.close() }
}

/** Returns false where some could not be copied, having said which. */
async function copyAll(from: string, to: string, done: string): Promise<boolean> {
  const { copied, present, damaged } = await copyBlobs(from, to)
  if (copied + present > 0) say(`${done} ${copied + present} images to ${to} (${copied} of them new).`)
  for (const file of damaged) process.stderr.write(`${file} is damaged and was not copied.\n`)
  return damaged.length === 0
}

async function restore(place: Place, from: string): Promise<number> {
  const { data, store } = place
  const contents = await verifyBackup(createReadStream(from))
  if (store === undefined) await restoreFolder(resolve(data), from)
  else await restoreDatabase(store, from)
  say(`Restored ${inWords(contents)}, taken ${new Date(contents.at).toISOString()}.`)
  const areWhole = await copyAll(blobsBeside(from), blobsOf(place), 'Restored')
  const code = tellDamaged(contents)
  return areWhole ? code : exit.incomplete
}

/** Under another name until it is whole. */
async function restoreFolder(data: string, from: string): Promise<void> {
  const file = join(data, 'relay.db')
  if (existsSync(file)) {
    throw new StoreOpenError(
      `There is a store in ${data} already. It was left as it is: restore to another folder.`,
    )
  }
  const part = `${file}.restoring`
  for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true })
  const store = openSqliteStore(part)
  try {
    await restoreBackup(createReadStream(from), store)
  } finally {
    await store.close()
  }
  renameSync(part, file)
}

async function restoreDatabase(url: string, from: string): Promise<void> {
  const { openPostgresStore } = await import('./store/postgres')
  const store = await openPostgresStore(url, { use: 'alone' })
  try {
    if ((await store.rooms('', 1)).length > 0)
      throw new StoreOpenError(
        'The database has rooms already. It was left as it is: restore to an empty one.',
      )
    await restoreBackup(createReadStream(from), store)
  } finally {
    await store.close()
  }
}

async function repair(place: Place): Promise<number> {
  const { data, store } = place
  for (const file of await setAsideDamagedBlobs(blobsOf(place)))
    say(`${file} is not what was written: it is kept as ${file}.damaged.`)
  if (store !== undefined) {
    const { openPostgresStore } = await import('./store/postgres')
    const { repairPostgres } = await import('./repair/postgres')
    const opened = await openPostgresStore(store, { use: 'beside' })
    const reports = await repairPostgres(store, await damagedRooms(opened)).finally(() => opened.close())
    return tellRepaired(
      reports,
      reports.length > 0 ? 'What was taken out is in the table winroom_relay.set_aside.' : '',
    )
  }
  const { repairSqlite } = await import('./repair/sqlite')
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const { repaired, nameless, setAside } = await repairSqlite(join(resolve(data), 'relay.db'), stamp)
  if (nameless > 0) say(`${nameless} rooms have lost their names and are only in the file set aside.`)
  return tellRepaired(repaired, setAside === null ? '' : `The damaged store is kept in ${setAside}.`)
}

async function damagedRooms(store: LogStore): Promise<RoomName[]> {
  const damaged: RoomName[] = []
  for (let after = ''; ;) {
    const page = await store.rooms(after, 500)
    for (const { room } of page) if ((await store.read(room)).state === 'damaged') damaged.push(room)
    const last = page.at(-1)
    if (!last || page.length < 500) return damaged
    after = last.room
  }
}

function tellRepaired(reports: readonly RoomReport[], kept: string): number {
  for (const { room, lost, log } of reports) {
    const what = lost.map(({ kind, seq, why }) => `${kind} ${seq} ${why}`).slice(0, 20)
    say(`${room}: ${lost.length} lost of ${log.head} (${what.join(', ')}${lost.length > 20 ? ', ...' : ''})`)
  }
  say(kept === '' ? 'Nothing to repair.' : kept)
  if (kept !== '') say('Apps that hold what is lost send it again when they connect.')
  return exit.done
}

function tellDamaged({ damaged }: BackupContents): number {
  for (const room of damaged)
    process.stderr.write(`${room} is damaged and not in the backup: see "repair".\n`)
  return damaged.length > 0 ? exit.incomplete : exit.done
}

function inWords({ rooms, entries }: BackupContents): string {
  return `${rooms} rooms (${entries} entries after their snapshots)`
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

function isOfFile(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
