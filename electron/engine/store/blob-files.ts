import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Where a workspace's blobs are: by their hash, under its folder. */
function fileOf(folder: string, hash: string): string {
  return join(folder, 'blobs', hash.slice(0, 2), hash)
}

/** The bytes of a blob, or null where they are not here or not what they were. */
export function readBlobFile(folder: string, hash: string): Uint8Array | null {
  const file = fileOf(folder, hash)
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
}

/** Keeps a blob, durable when this returns; the same one once. Marked first as what no relay is known to hold (`blobs/blob-files.ts`). */
export function keepBlobFile(folder: string, hash: string, bytes: Uint8Array): void {
  const file = fileOf(folder, hash)
  if (existsSync(file)) return
  writeDurable(join(folder, 'blobs', 'unheld', hash), new Uint8Array())
  const beside = `${file}.${process.pid}.part`
  writeDurable(beside, bytes)
  renameSync(beside, file)
}

/** Copies a blob to another file, whole or not at all; false where it is not here, or not what it was. */
export function copyBlobFile(folder: string, hash: string, target: string): boolean {
  const bytes = readBlobFile(folder, hash)
  if (bytes === null) return false
  const beside = `${target}.${process.pid}.part`
  writeDurable(beside, bytes)
  renameSync(beside, target)
  return true
}

function writeDurable(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'w')
  try {
    writeFileSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
