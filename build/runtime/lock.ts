import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const pollMs = 200
/** A lock file without a readable pid is somebody who is just writing it, or who died doing so. */
const unreadableForMs = 5_000

/**
 * Runs `work` while holding the lock file at `file`, so that two processes never do the same set-up at once.
 * A lock whose owner is dead is taken over. `onWait` is called once, when somebody else holds it.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: () => void = () => {},
): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true })
  let told = false
  while (!(await tryTake(file))) {
    if (!told) onWait()
    told = true
    await pause(pollMs)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function tryTake(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    return true
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    await removeIfAbandoned(file)
    return false
  }
}

/**
 * Takes a dead owner's lock away. Somebody else may do the same and take a new lock in the meantime, so the file is
 * renamed first, and what was renamed is put back if it is not what was judged.
 */
async function removeIfAbandoned(file: string): Promise<void> {
  const owner = await ownerOf(file)
  if (owner === null || !isAbandoned(owner)) return
  const aside = `${file}.${process.pid}.stale`
  try {
    await rename(file, aside)
    if ((await readFile(aside, 'utf8')) !== owner.text) await link(aside, file)
    await rm(aside, { force: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error
  }
}

interface Owner {
  text: string
  ageMs: number
}

async function ownerOf(file: string): Promise<Owner | null> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    return { text, ageMs: Date.now() - mtimeMs }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

function isAbandoned({ text, ageMs }: Owner): boolean {
  const pid = Number(text)
  return Number.isInteger(pid) && pid > 0 ? !isAlive(pid) : ageMs > unreadableForMs
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
