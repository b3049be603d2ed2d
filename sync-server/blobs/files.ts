import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RelayLog } from '../log'
import type { Blob, BlobStore, Kept } from './port'

/** `<folder>/<workspace>/<first two digits>/<hash>`, one file a blob. Several processes may share the folder. */
export function fileBlobs(folder: string, log: RelayLog): BlobStore {
  // workspaces and hashes are checked before they come here: both are plain names
  const fileOf = (workspace: string, hash: string): string => join(folder, workspace, hash.slice(0, 2), hash)
  return {
    put: (workspace, hash, bytes, maxBytes) => keep(fileOf(workspace, hash), hash, bytes, maxBytes),
    get: (workspace, hash) => find(fileOf(workspace, hash), hash, log),
  }
}

/** Written beside its place and put there whole, so that a file of that name is always the whole blob. */
async function keep(file: string, hash: string, bytes: Readable, maxBytes: number): Promise<Kept> {
  if ((await sizeOf(file)) !== null) return { ok: true, isNew: false }
  const unfinished = `${file}.${randomUUID()}`
  await mkdir(dirname(file), { recursive: true })
  const checked = checking(maxBytes)
  try {
    await pipeline(bytes, checked.through, createWriteStream(unfinished, { flags: 'wx', flush: true }))
    if (checked.hash() !== hash) return { ok: false, why: 'other-hash' }
    await rename(unfinished, file)
    await syncFolder(dirname(file))
    return { ok: true, isNew: true }
  } catch (error) {
    if (error instanceof TooLargeError) return { ok: false, why: 'too-large' }
    throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}

class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

function checking(maxBytes: number): { through: Transform; hash: () => string } {
  const digest = createHash('sha256')
  let size = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      digest.update(chunk)
      if (size > maxBytes) done(new TooLargeError())
      else done(null, chunk)
    },
  })
  return { through, hash: () => digest.digest('hex') }
}

async function find(file: string, hash: string, log: RelayLog): Promise<Blob | null> {
  const bytes = await sizeOf(file)
  if (bytes === null) return null
  const damaged = (): void => {
    log.error({ file }, 'a blob is not what was written; it was set aside')
    rename(file, `${file}.damaged`).catch((error: unknown) =>
      log.error({ file, err: error }, 'it could not be'),
    )
  }
  return { bytes, open: () => createReadStream(file).pipe(verifying(hash, damaged)) }
}

/** Passes on what it is given, the last chunk only if all of it has the hash that it should have. */
function verifying(hash: string, damaged: () => void): Transform {
  const digest = createHash('sha256')
  let held: Buffer | null = null
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      const before = held
      held = chunk
      done(null, before)
    },
    flush(done) {
      if (digest.digest('hex') === hash) return done(null, held)
      damaged()
      done(new Error('The blob is damaged'))
    },
  })
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
