import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Connection } from './connection'
import { StoreError } from './port'
import { isBusy, toStoreError } from './store-errors'

/** Who opens a workspace's folder: the app, or the command line. */
export type LockKind = 'app' | 'cli'

export interface FolderLock {
  release(): void
}

const holderSchema = z.object({ pid: z.number().int().positive(), kind: z.enum(['app', 'cli']) })
type Holder = z.infer<typeof holderSchema>

/**
 * Makes this process the only one that uses the folder. The lock is SQLite's own on an empty `lock.sqlite`: the operating system
 * lets go of it when the process ends, however it ends, and it works alike in plain Node and in Electron. Who holds it is
 * written beside it, for the message only.
 * @throws StoreError 'in-use', naming the holder; 'read-only' or 'full' when the folder can't be written
 */
export function acquireFolderLock(folder: string, kind: LockKind = 'app'): FolderLock {
  const holderFile = join(folder, 'lock.json')
  let connection: Connection | null = null
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    connection = new Connection(join(folder, 'lock.sqlite'))
    connection.exec('PRAGMA busy_timeout=0; PRAGMA journal_mode=MEMORY')
    connection.exec('BEGIN EXCLUSIVE')
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid, kind } satisfies Holder))
  } catch (error) {
    if (connection?.inTransaction) connection.exec('ROLLBACK')
    connection?.close()
    throw isBusy(error) ? inUse(folder, readHolder(holderFile), error) : toStoreError(error, folder)
  }
  return { release: once(() => letGo(connection, holderFile)) }
}

function letGo(connection: Connection, holderFile: string): void {
  rmSync(holderFile, { force: true })
  // The rollback frees the lock at once; the connection itself may live until it is collected.
  connection.exec('ROLLBACK')
  connection.close()
}

function readHolder(file: string): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    // Not written yet, or half written: the lock itself is what counts.
    return null
  }
}

function inUse(folder: string, holder: Holder | null, cause: unknown): StoreError {
  const who = !holder
    ? 'another process'
    : `${holder.kind === 'app' ? 'Winroom' : 'a Winroom command'} (process ${holder.pid})`
  return new StoreError('in-use', `The folder "${folder}" is already open in ${who}. Close it there first.`, {
    cause,
  })
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    run()
  }
}
