import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../paths'

/** What the built programs are made of. */
const inputs = [
  'core',
  'electron',
  'renderer',
  'sync-server',
  'build/electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
]
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** A hash of every source file's path and content: two equal stamps build the same programs. */
export async function sourceStamp(): Promise<string> {
  const files = (await Promise.all(inputs.map(filesBelow))).flat().filter(file => !isTest(file))
  const contents = await Promise.all(
    files.map(file => readFile(path.join(root, file)).catch(() => Buffer.alloc(0))),
  )
  const hash = createHash('sha256')
  files.forEach((file, index) =>
    hash.update(`${file}\0${contents[index]!.length}\0`).update(contents[index]!),
  )
  return hash.digest('hex')
}

async function filesBelow(input: string): Promise<string[]> {
  const entries = await readdir(path.join(root, input), { recursive: true, withFileTypes: true }).catch(
    () => null,
  )
  if (entries === null) return [input]
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
}
