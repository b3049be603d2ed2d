import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { silentLog } from '../log'
import { toWorkspace } from '../room-name'
import { fileBlobs } from './files'
import { blobHash } from './port'

export interface BlobsCopied {
  readonly copied: number
  /** That were there already. */
  readonly present: number
  /** Files that are not what they are named after, which were left where they are. */
  readonly damaged: readonly string[]
}

interface Found {
  readonly workspace: string
  readonly hash: string
  readonly file: string
}

/**
 * Copies every blob of one folder to another, checked and synced one by one; those that are there already are not read. A relay may be
 * using either: a blob comes to be whole, and never changes.
 */
export async function copyBlobs(from: string, to: string): Promise<BlobsCopied> {
  const target = fileBlobs(to, silentLog)
  const damaged: string[] = []
  let copied = 0
  let present = 0
  for await (const { workspace, hash, file } of blobsIn(from)) {
    const kept = await target.put(workspace, hash, createReadStream(file), Infinity)
    if (!kept.ok) damaged.push(file)
    else if (kept.isNew) copied++
    else present++
  }
  return { copied, present, damaged }
}

/** Renames every blob that is not what it is named after, as reading it would. Returns their files. */
export async function setAsideDamagedBlobs(folder: string): Promise<string[]> {
  const damaged: string[] = []
  for await (const { hash, file } of blobsIn(folder)) {
    const digest = createHash('sha256')
    await pipeline(createReadStream(file), digest)
    if (digest.digest('hex') === hash) continue
    await rename(file, `${file}.damaged`)
    damaged.push(file)
  }
  return damaged
}

/** What is no blob by its name (unfinished, set aside, somebody else's) is passed over. */
async function* blobsIn(folder: string): AsyncGenerator<Found> {
  if (!existsSync(folder)) return
  for (const workspace of await readdir(folder)) {
    if (toWorkspace(workspace) === null) continue
    for (const file of await readdir(join(folder, workspace), { withFileTypes: true, recursive: true }))
      if (file.isFile() && blobHash.test(file.name))
        yield { workspace, hash: file.name, file: join(file.parentPath, file.name) }
  }
}
