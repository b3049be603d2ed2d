import { randomUUID, webcrypto } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blobHashSchema } from '../../contract/blobs'
import { toStoreError } from '../store/store-errors'

/** SHA-256 in lower-case hex, computed beside the loop: 20 MiB would hold it for tens of milliseconds. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

/**
 * Pictures as files, each under the hash of its bytes: `blobs/<first two digits>/<hash>`. Written beside and renamed, so that a file
 * is whole or absent; read back by its hash, so that damage is never shown. `blobs/unheld/<hash>` marks what the relay is not known
 * to hold, and is there before the picture is.
 */
export class BlobFiles {
  readonly #root: string

  constructor(private readonly folder: string) {
    this.#root = join(folder, 'blobs')
  }

  /** Keeps bytes that have this hash; on disk when it resolves. Throws a StoreError. */
  async put(hash: string, bytes: Uint8Array<ArrayBuffer>, isHeld: boolean): Promise<void> {
    try {
      if (!isHeld) await this.markUnheld(hash)
      if ((await this.get(hash)) !== null) return
      const file = this.#fileOf(hash)
      const folder = join(file, '..')
      await mkdir(folder, { recursive: true })
      const beside = join(this.#root, `${hash}.${randomUUID()}.new`)
      try {
        await writeSynced(beside, bytes)
        await rename(beside, file)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      await syncFolder(folder)
    } catch (error) {
      throw toStoreError(error, this.folder)
    }
  }

  /** The bytes, or null where they are not here. What does not match its hash any more is set aside, and is not here. */
  async get(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const file = this.#fileOf(hash)
    let bytes: Uint8Array<ArrayBuffer>
    try {
      bytes = new Uint8Array(await readFile(file))
    } catch (error) {
      if (isMissing(error)) return null
      throw toStoreError(error, this.folder)
    }
    if ((await hashOf(bytes)) === hash) return bytes
    await rename(file, join(this.#root, `${hash}.${randomUUID()}.damaged`))
    return null
  }

  /** Every picture that is here. */
  async hashes(): Promise<string[]> {
    const folders = (await namesIn(this.#root)).filter(name => /^[0-9a-f]{2}$/.test(name))
    const found = await Promise.all(folders.map(name => namesIn(join(this.#root, name))))
    return found.flat().filter(isHash)
  }

  async unheld(): Promise<string[]> {
    return (await namesIn(join(this.#root, 'unheld'))).filter(isHash)
  }

  async markUnheld(hash: string): Promise<void> {
    const folder = join(this.#root, 'unheld')
    await mkdir(folder, { recursive: true })
    await writeSynced(join(folder, hash), new Uint8Array())
    await syncFolder(folder)
  }

  /** The relay holds it. A mark that comes back with a crash costs one question. */
  async markHeld(hash: string): Promise<void> {
    await rm(join(this.#root, 'unheld', hash), { force: true })
  }

  #fileOf(hash: string): string {
    return join(this.#root, hash.slice(0, 2), hash)
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder, and its renames need no such care.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function isHash(name: string): boolean {
  return blobHashSchema.safeParse(name).success
}
