import { spawn } from 'node:child_process'
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheDir, outFile, root } from '../paths'
import { withLock } from '../runtime/lock'
import { PlainError, say } from '../runtime/say'
import { sourceStamp } from './sources'

const stampFile = path.join(cacheDir, 'build-stamp')

/**
 * Builds `out/` if the sources changed since the last whole build; quiet and quick if not. Two processes never build at
 * once, and an interrupted build leaves no stamp, so the next call builds again.
 */
export async function ensureBuilt(): Promise<void> {
  if (await isFresh()) return
  await withLock(
    path.join(cacheDir, 'build.lock'),
    async () => {
      if (!(await isFresh())) await build()
    },
    () => say('another process is building; waiting for it'),
  )
}

async function isFresh(): Promise<boolean> {
  const [stamp, built] = await Promise.all([sourceStamp(), readFile(stampFile, 'utf8').catch(() => '')])
  if (stamp !== built) return false
  return access(outFile('index')).then(
    () => true,
    () => false,
  )
}

/** Builds in any case. The stamp is of the sources as they were before: an edit made meanwhile is built next time. */
export async function build(): Promise<void> {
  say('building')
  const began = performance.now()
  const stamp = await sourceStamp()
  await rm(stampFile, { force: true })
  const { code, output } = await electronVite(['build'])
  if (code !== 0) throw new PlainError(`The build failed.\n\n${output}`)
  await mkdir(cacheDir, { recursive: true })
  await writeFile(stampFile, stamp)
  say(`built in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

async function electronVite(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const bin = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const config = path.join(root, 'build/electron.vite.config.ts')
  const child = spawn(process.execPath, [bin, ...args, '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, output }
}
