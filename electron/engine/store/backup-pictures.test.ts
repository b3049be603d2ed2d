import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupPictures, picturesOf } from './backup-pictures'
import { keepBlobFile, readBlobFile } from './blob-files'

let folder: string
let workspace: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winroom-backup-'))
  workspace = join(folder, 'workspace')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function keep(text: string): string {
  const bytes = Buffer.from(text)
  const hash = createHash('sha256').update(bytes).digest('hex')
  keepBlobFile(workspace, hash, bytes)
  return hash
}

test('S4: a backup has the pictures beside it; made again, it copies what is new and touches nothing', () => {
  const backup = join(folder, 'out', 'winroom.backup')
  const one = keep('one')
  expect(backupPictures(workspace, backup)).toBe(1)
  const two = keep('two')
  expect(backupPictures(workspace, backup)).toBe(1)
  expect(backupPictures(workspace, backup)).toBe(0)
  const copyOf = (hash: string): string => join(`${backup}.pictures`, hash.slice(0, 2), hash)
  expect([one, two].map(hash => readFileSync(copyOf(hash), 'utf8'))).toEqual(['one', 'two'])
  expect(readdirSync(join(folder, 'out'))).toEqual(['winroom.backup.pictures'])
})

test('S4: named as the store of a folder, which is how it is put back, it has its pictures where that workspace looks', () => {
  const hash = keep('one')
  const backup = join(folder, 'back', 'documents.sqlite')
  expect(picturesOf(backup)).toBe(join(folder, 'back', 'blobs'))
  backupPictures(workspace, backup)
  expect(readBlobFile(join(folder, 'back'), hash)?.toString()).toBe('one')
})

test('S3: a picture that is not what it was is not copied as if it were, nor does it end the backup', () => {
  const damaged = keep('one')
  const whole = keep('two')
  writeFileSync(join(workspace, 'blobs', damaged.slice(0, 2), damaged), 'onf')
  const backup = join(folder, 'winroom.backup')
  expect(backupPictures(workspace, backup)).toBe(1)
  expect(existsSync(join(picturesOf(backup), damaged.slice(0, 2), damaged))).toBe(false)
  expect(existsSync(join(picturesOf(backup), whole.slice(0, 2), whole))).toBe(true)
})

test('a workspace without a picture has a backup without a folder beside it', () => {
  expect(backupPictures(workspace, join(folder, 'winroom.backup'))).toBe(0)
  expect(existsSync(join(folder, 'winroom.backup.pictures'))).toBe(false)
})
