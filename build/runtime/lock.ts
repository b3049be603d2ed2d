import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
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
    if (await isAbandoned(file)) await rm(file, { force: true })
    return false
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(file, 'utf8'))
    if (Number.isInteger(pid) && pid > 0) return !isAlive(pid)
    return Date.now() - (await stat(file)).mtimeMs > unreadableForMs
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
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
