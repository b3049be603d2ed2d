import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { capture } from './capture'
import { pinned } from './pinned'
import { PlainError, progressLine } from './say'

/**
 * Fetches the pinned tarball into `folder` by `npm pack` and checks it against its pinned sha512. Returns its path.
 * npm has its own registry, proxy and certificate settings, and a cache: that's why it isn't fetched by hand.
 */
export async function fetchPinned(folder: string): Promise<string> {
  const watched = path.join(await npmCache(), '_cacache', 'tmp')
  const stop = await watchGrowth(watched, pinned.bytes)
  try {
    await npmPack(folder)
  } finally {
    stop()
  }
  const tarball = path.join(folder, pinned.tarball)
  const actual = await sha512(tarball)
  if (actual !== pinned.sha512) {
    throw new PlainError(`${pinned.spec} does not match its pinned sha512; it was not used. Found ${actual}.`)
  }
  return tarball
}

async function npmPack(folder: string): Promise<void> {
  const child = spawn('npm', ['pack', pinned.spec, '--silent', '--pack-destination', folder], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    throw new PlainError(
      `npm could not fetch ${pinned.spec} (exit code ${code}). Is the npm registry reachable?`,
    )
  }
}

async function npmCache(): Promise<string> {
  return (await capture('npm', ['config', 'get', 'cache'])).stdout.trim()
}

/**
 * npm tells nothing while it downloads, but what it receives grows in a temporary file of its cache: the newest one
 * written since we began is measured. With other npm processes at work the number may be theirs, hence "about".
 */
async function watchGrowth(folder: string, expected: number): Promise<() => void> {
  const before = new Set(await list(folder))
  const show = progressLine('downloading, about')
  const timer = setInterval(() => {
    void largestNew(folder, before).then(bytes => show(Math.min(0.99, bytes / expected)))
  }, 500)
  return () => {
    clearInterval(timer)
    show(1)
  }
}

async function largestNew(folder: string, before: ReadonlySet<string>): Promise<number> {
  const fresh = (await list(folder)).filter(name => !before.has(name))
  const sizes = await Promise.all(
    fresh.map(name =>
      stat(path.join(folder, name)).then(
        info => info.size,
        () => 0,
      ),
    ),
  )
  return Math.max(0, ...sizes)
}

function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
