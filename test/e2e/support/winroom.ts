import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test'
import { outDir, outFile, root } from '../../../build/paths'
import { findRuntime } from '../../../build/runtime/index'
import { isAlive } from '../../../build/runtime/lock'
import { eventually } from './wait'

export const fixturePages = path.join(import.meta.dirname, 'fixture-page')
export const fixtureEngine = path.join(import.meta.dirname, 'fixture-engine/engine.mjs')

export interface LaunchOptions {
  /** Kept after the test when given; a temporary one is made and removed otherwise. */
  dataDir?: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** A packaged copy's program instead of the sources' build. */
  executable?: string
}

export interface Winroom {
  app: ElectronApplication
  /** The first window. */
  page: Page
  dataDir: string
  /** What the pages wrote to their console as errors (a test decides what they mean). */
  consoleErrors: string[]
  /** Errors that no page caught; any fails the test. */
  uncaught: Error[]
  enginePid: () => Promise<number>
  /** Quits as a person does, and waits for the end. */
  close: () => Promise<void>
  /** `kill -9` of every process of this app. */
  kill: () => Promise<void>
}

type Launch = (options?: LaunchOptions) => Promise<Winroom>

/** Playwright's `test` with `launchWinroom`: the real app, a data folder of its own, and nothing left behind. */
export const test = base.extend<{
  launchWinroom: Launch
  temporaryFolder: (name: string) => Promise<string>
}>({
  // Playwright reads from the pattern which fixtures are needed: none.
  temporaryFolder: async ({}, use) => {
    const made: string[] = []
    await use(async name => {
      const folder = await mkdtemp(path.join(tmpdir(), `winroom-${name}-`))
      made.push(folder)
      return folder
    })
    await Promise.all(made.map(folder => rm(folder, { recursive: true, force: true, maxRetries: 5 })))
  },
  launchWinroom: async ({ temporaryFolder }, use) => {
    const launched: Winroom[] = []
    await use(async (options = {}) => {
      const winroom = await launch(options.dataDir ?? (await temporaryFolder('data')), options)
      launched.push(winroom)
      return winroom
    })
    for (const winroom of launched) await winroom.close()
    const uncaught = launched.flatMap(winroom => winroom.uncaught)
    if (uncaught.length > 0)
      throw new AggregateError(uncaught, `Uncaught in a page: ${uncaught.map(String).join('; ')}`)
  },
})
export { expect } from '@playwright/test'

/** The command line that opens the app: the program and its arguments. */
export async function commandLine(
  dataDir: string,
  options: LaunchOptions,
): Promise<{ executable: string; args: string[] }> {
  const flags = [`--user-data-dir=${dataDir}`, ...(options.args ?? [])]
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (options.executable !== undefined)
    return { executable: options.executable, args: [...sandbox, ...flags] }
  return { executable: (await findRuntime()).executable, args: [...sandbox, root, ...flags] }
}

/** The environment of a launched app. Where the engine or the pages aren't built, small fixtures stand in. */
export function launchEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(inherited),
    WINROOM_QUIET: '1',
    ...(!existsSync(outFile('engine')) && { WINROOM_ENGINE: fixtureEngine }),
    ...(!existsSync(path.join(outDir, 'renderer/index.html')) && { WINROOM_PAGES: fixturePages }),
    ...extra,
  }
}

/** Far longer than a window takes to open on a busy machine. */
const WINDOW_MS = 30_000

/**
 * About once in three hundred starts Playwright never hears of the window, though it is open and works (seen from outside). Without
 * a limit the test then waits until its own end. The app is closed and started once more, and that is said; an app that
 * opens no window fails all the same. Nor does the start itself always come to its end, once both debuggers are connected: the same.
 */
async function launch(dataDir: string, options: LaunchOptions, again = true): Promise<Winroom> {
  const { executable, args } = await commandLine(dataDir, options)
  const app = await _electron
    .launch({
      executablePath: executable,
      args,
      env: launchEnvironment(options.env),
      cwd: root,
      timeout: WINDOW_MS,
    })
    .catch((error: unknown) => (again ? null : Promise.reject(error as Error)))
  if (app === null) {
    process.stderr.write(`the app did not answer Playwright within ${WINDOW_MS} ms: started again\n`)
    return launch(dataDir, options, false)
  }
  const consoleErrors: string[] = []
  const uncaught: Error[] = []
  const listen = (page: Page) => {
    page.on('pageerror', error => uncaught.push(error))
    page.on('console', message => message.type() === 'error' && consoleErrors.push(message.text()))
  }
  app.windows().forEach(listen)
  app.on('window', listen)
  let ended = false
  app.once('close', () => (ended = true))
  const page = await app.firstWindow({ timeout: WINDOW_MS }).catch((error: unknown) => (again ? null : Promise.reject(error as Error))) // prettier-ignore
  if (page === null) {
    process.stderr.write(`no window was heard of within ${WINDOW_MS} ms: started again\n`)
    await app.close()
    return launch(dataDir, options, false)
  }
  return {
    ...{ app, page, dataDir, consoleErrors, uncaught },
    enginePid: () => enginePid(app),
    close: async () => {
      if (!ended) await app.close()
    },
    kill: () => kill(app),
  }
}

function enginePid(app: ElectronApplication): Promise<number> {
  return eventually('the engine process', () =>
    app.evaluate(
      ({ app: electron }) =>
        electron.getAppMetrics().find(metric => metric.name === 'Winroom engine')?.pid ?? null,
    ),
  )
}

async function kill(app: ElectronApplication): Promise<void> {
  const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(metric => metric.pid))
  const main = app.process().pid
  const ended = app.waitForEvent('close')
  for (const pid of new Set([main, ...pids]))
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGKILL')
  await ended
  await eventually('the end of every process of the app', () => pids.every(pid => !isAlive(pid)))
}
