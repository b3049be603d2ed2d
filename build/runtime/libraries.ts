import { spawn } from 'node:child_process'
import { access, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { capture } from './capture'
import { PlainError, say } from './say'

/**
 * What Electron and the tests need of a Linux system, with the Debian package that brings it. Ubuntu 24.04 and Debian 13
 * renamed some packages for 64-bit time (`t64`): the first name that apt knows is used.
 */
const libraries: Readonly<Record<string, readonly string[]>> = {
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3.so': ['libnss3'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libgbm.so.1': ['libgbm1'],
  'libXss.so.1': ['libxss1'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdrm.so.2': ['libdrm2'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
}
/** What `ldd` may name without having been asked for above comes with GTK, or must be found by the person. */
const expected = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'libXss.so.1']

const tools = {
  unzip: { package: 'unzip', needed: 'to unpack Electron' },
  Xvfb: { package: 'xvfb', needed: 'to open windows without a display' },
  strace: { package: 'strace', needed: 'by the tests, to count writes to disk' },
  postgres: { package: 'postgresql', needed: 'by the tests of a relay on several nodes' },
  'redis-server': { package: 'redis-server', needed: 'by the tests of a relay on several nodes' },
  nginx: { package: 'nginx-light', needed: 'by the test of a relay behind a proxy' },
  openssl: { package: 'openssl', needed: 'by the test of a relay behind a proxy' },
} as const
export type Tool = keyof typeof tools

/**
 * Makes sure that the system has what Electron needs, and the given tools. As root on a system with apt it installs what
 * is missing; else it throws with the one line that does. Does nothing but look when all is there.
 */
export async function ensureSystem(wanted: readonly Tool[], executable?: string): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = await findMissing(wanted, executable)
  if (missing.length === 0) return
  say(`missing on this system: ${missing.join(', ')}`)
  if (!(await hasCommand('apt-get'))) {
    throw new PlainError(`Install what is missing with this system's package manager, then try again.`)
  }
  if (process.getuid?.() === 0) await install(missing)
  else
    throw new PlainError(
      `Install what is missing, then try again:\n\n  sudo apt-get install -y ${(await packagesFor(missing)).join(' ')}\n`,
    )
  const left = await findMissing(wanted, executable)
  if (left.length > 0) throw new PlainError(`Still missing after the installation: ${left.join(', ')}`)
}

async function findMissing(wanted: readonly Tool[], executable?: string): Promise<string[]> {
  const known = await capture('ldconfig', ['-p'], {
    ...process.env,
    PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
  })
  const absent = known.code === 0 ? expected.filter(library => !known.stdout.includes(`${library} `)) : []
  const unlinked = executable === undefined ? [] : await unlinkedOf(executable)
  const toolsAbsent = await Promise.all(wanted.map(async tool => ((await hasCommand(tool)) ? null : tool)))
  return [...new Set([...toolsAbsent.filter(tool => tool !== null), ...absent, ...unlinked])]
}

/** The shared libraries that the dynamic linker can't find for this binary. */
async function unlinkedOf(executable: string): Promise<string[]> {
  const { stdout } = await capture('ldd', [executable])
  return parseUnlinked(stdout)
}

/** The names in `ldd`'s output that are "not found". */
export function parseUnlinked(output: string): string[] {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(match => match[1]!)
}

async function install(missing: readonly string[]): Promise<void> {
  await apt(['update', '-qq'])
  const packages = await packagesFor(missing)
  say(`apt-get install -y ${packages.join(' ')}`)
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

async function packagesFor(missing: readonly string[]): Promise<string[]> {
  const names = await Promise.all(missing.map(async name => firstKnown(packageNames(name))))
  return [...new Set(names)]
}

/** The packages that may bring this library or tool, best first; a library nobody listed is looked for by its own name. */
export function packageNames(name: string): readonly string[] {
  if (name in tools) return [tools[name as Tool].package]
  return libraries[name] ?? [name.replace(/\.so\.?/, '').toLowerCase()]
}

async function firstKnown(names: readonly string[]): Promise<string> {
  for (const name of names) {
    const { code, stdout } = await capture('apt-cache', ['policy', name])
    if (code === 0 && /Candidate: (?!\(none\))/.test(stdout)) return name
  }
  return names[names.length - 1]!
}

async function apt(args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn('apt-get', args, { env, stdio: ['ignore', 2, 2] })
  const code = await new Promise(resolve => child.once('error', () => resolve(127)).once('close', resolve))
  if (code !== 0) throw new PlainError(`apt-get ${args[0]} failed (exit code ${String(code)}).`)
}

async function hasCommand(name: string): Promise<boolean> {
  // Debian keeps PostgreSQL's own programs off the PATH, one folder a version.
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const postgres = versions.map(version => `/usr/lib/postgresql/${version}/bin`)
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin', ...postgres]
  const found = await Promise.all(
    folders.map(folder =>
      access(path.join(folder, name)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.includes(true)
}

/**
 * Chromium's sandbox needs user namespaces or a set-uid helper. Ubuntu 24.04 forbids the first to programs it doesn't
 * know: the command that sets up the second is told, rather than switching the sandbox off.
 */
export async function ensureSandbox(runtimeDir: string): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return
  const switches = [
    ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
    ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ] as const
  const values = await Promise.all(switches.map(([file]) => readFile(file, 'utf8').catch(() => '')))
  if (!switches.some(([, closed], index) => values[index]?.trim() === closed)) return
  const helper = path.join(runtimeDir, 'chrome-sandbox')
  const info = await stat(helper).catch(() => null)
  if (info !== null && info.uid === 0 && (info.mode & 0o4000) !== 0) return
  throw new PlainError(
    `This system lets no ordinary program make the sandbox that Electron needs. Allow it for this copy, then try again:\n\n` +
      `  sudo chown root "${helper}" && sudo chmod 4755 "${helper}"\n`,
  )
}
