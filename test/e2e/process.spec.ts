import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { WinroomBridge } from '../../electron/contract/bridge'
import { isAlive } from '../../build/runtime/lock'
import { eventually } from './support/wait'
import { commandLine, expect, fixtureEngine, fixturePages, launchEnvironment, test } from './support/winroom'

/** Main alone: a small engine that writes down what it hears, and a page without a will of its own. */
const mainAlone = { WINROOM_ENGINE: fixtureEngine, WINROOM_PAGES: fixturePages }
const heard = (dataDir: string) => readFileSync(path.join(dataDir, 'heard.log'), 'utf8').trim().split('\n')

test('a window gets a port straight to the engine', async ({ launchWinroom }) => {
  const { page, enginePid } = await launchWinroom({ env: mainAlone })
  await connect(page)
  expect(await ask(page, 'hello')).toEqual({ echo: 'hello', pid: await enginePid() })
})

test('S9: a killed engine is restarted within 2 s, windows are told, and connect again', async ({
  launchWinroom,
}) => {
  const { page, enginePid } = await launchWinroom({ env: mainAlone })
  await connect(page)
  await recordEvents(page)
  const first = await enginePid()
  const began = performance.now()
  process.kill(first, 'SIGKILL')
  await expect
    .poll(() => events(page), { intervals: [10], timeout: 5_000 })
    .toEqual(['engine-down', 'engine-up'])
  expect(performance.now() - began).toBeLessThan(2_000)
  await connect(page)
  const second = await enginePid()
  expect(second).not.toBe(first)
  expect(await ask(page, 'again')).toEqual({ echo: 'again', pid: second })
})

test('S9: an engine that crashes again and again is given up, and each window that asks is told so', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const folder = await temporaryFolder('engine')
  const crashing = path.join(folder, 'crashing.mjs')
  writeFileSync(crashing, 'process.exit(7)\n')
  const { page } = await launchWinroom({ env: { ...mainAlone, WINROOM_ENGINE: crashing } })
  await recordEvents(page)
  await expect.poll(() => events(page)).toContain('engine-cannot-start')
  await page.reload()
  await recordEvents(page)
  await page.evaluate(() => window.winroom.invoke('engine:connect', undefined))
  await expect.poll(() => events(page)).toEqual(['engine-cannot-start'])
})

test('quitting stops the engine cleanly: it hears `stop`, and ends', async ({ launchWinroom }) => {
  const { dataDir, enginePid, close } = await launchWinroom({ env: mainAlone })
  const pid = await enginePid()
  await close()
  await eventually('the end of the engine', () => !isAlive(pid), 2_000)
  expect(heard(dataDir)[0]).toBe('start')
  expect(heard(dataDir).at(-1)).toBe('stop')
})

test('an engine that does not stop is ended after 5 s, and the app with it', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const folder = await temporaryFolder('engine')
  const deaf = path.join(folder, 'deaf.mjs')
  writeFileSync(
    deaf,
    `process.parentPort.on('message', () => process.parentPort.postMessage({ type: 'ready' }))\n`,
  )
  const { enginePid, close } = await launchWinroom({ env: { ...mainAlone, WINROOM_ENGINE: deaf } })
  const pid = await enginePid()
  const began = performance.now()
  await close()
  expect(performance.now() - began).toBeGreaterThan(4_500)
  expect(performance.now() - began).toBeLessThan(15_000)
  await eventually('the end of the engine', () => !isAlive(pid))
})

test('SIGTERM is a clean quit', async ({ launchWinroom }) => {
  const { app, dataDir, enginePid } = await launchWinroom({ env: mainAlone })
  await enginePid()
  const ended = app.waitForEvent('close')
  process.kill(app.process().pid!, 'SIGTERM')
  await ended
  expect(heard(dataDir).at(-1)).toBe('stop')
})

test('a second start with the same folder hands over its link, focuses the first window, and ends', async ({
  launchWinroom,
}) => {
  const { app, page, dataDir } = await launchWinroom({ env: mainAlone })
  await recordEvents(page)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize())
  const second = await run(dataDir, ['--join=winroom://join?workspace=w1'])
  expect(second.code).toBe(0)
  expect(second.stderr).toContain('open already')
  await expect.poll(() => events(page)).toEqual(['link'])
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(window => window.isMinimized())),
    )
    .toEqual([false])
})

test('a link given at the start reaches the page, however late it begins to listen', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom({ env: mainAlone, args: ['--join=winroom://join?workspace=w1'] })
  await page.waitForLoadState('load')
  await expect
    .poll(async () => {
      await recordEvents(page)
      return events(page)
    })
    .toContain('link')
})

test('two folders are two apps', async ({ launchWinroom }) => {
  const [one, other] = [await launchWinroom({ env: mainAlone }), await launchWinroom({ env: mainAlone })]
  expect(await one.enginePid()).not.toBe(await other.enginePid())
})

test('a window opens where it was, at the size that it had', async ({ launchWinroom, temporaryFolder }) => {
  const dataDir = await temporaryFolder('data')
  const wanted = { x: 120, y: 90, width: 900, height: 640 }
  const first = await launchWinroom({ dataDir, env: mainAlone })
  await first.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]!.setBounds(bounds),
    wanted,
  )
  await first.close()
  const second = await launchWinroom({ dataDir, env: mainAlone })
  expect(
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds()),
  ).toEqual(wanted)
  const minimum = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.getMinimumSize(),
  )
  expect(minimum).toEqual([720, 480])
})

test('a data folder that can’t be used is told in plain words, with a non-zero exit', async ({
  temporaryFolder,
}) => {
  const folder = await temporaryFolder('data')
  const file = path.join(folder, 'a-file')
  writeFileSync(file, 'in the way')
  const { code, stderr } = await run(path.join(file, 'data'))
  expect(code).toBe(1)
  expect(stderr).toContain('can’t write there (ENOTDIR)')
})

test('a damaged keyring is reported and left alone, never replaced in silence', async ({
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('data')
  const keyring = path.join(dataDir, 'keyring.json')
  await mkdir(dataDir, { recursive: true })
  writeFileSync(keyring, '{"version":1,"keptIn":"file","secr')
  const { code, stderr } = await run(dataDir)
  expect(code).toBe(1)
  expect(stderr).toContain('damaged')
  expect(readFileSync(keyring, 'utf8')).toBe('{"version":1,"keptIn":"file","secr')
})

test('a picture of the window is saved once it shows something', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const picture = path.join(await temporaryFolder('picture'), 'window.png')
  await launchWinroom({ env: { ...mainAlone, WINROOM_PICTURE: picture } })
  const bytes = await eventually('the picture', () => {
    try {
      return readFileSync(picture)
    } catch {
      return null
    }
  })
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
})

/** Runs the app as a shell would, without a debugger, until it ends. */
async function run(
  dataDir: string,
  args: readonly string[] = [],
): Promise<{ code: number | null; stderr: string }> {
  const command = await commandLine(dataDir, { args })
  const child = spawn(command.executable, command.args, {
    env: launchEnvironment(mainAlone),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, stderr }
}

declare global {
  interface Window {
    readonly winroom: WinroomBridge
    port: MessagePort
    seen?: string[]
  }
}

async function connect(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const arrived = new Promise<MessagePort>(resolve => {
      window.addEventListener('message', function listen(event: MessageEvent<{ type?: string }>) {
        if (event.source !== window || event.data.type !== 'engine-port') return
        window.removeEventListener('message', listen)
        resolve(event.ports[0]!)
      })
    })
    await window.winroom.invoke('engine:connect', undefined)
    window.port = await arrived
  })
}

function ask(page: Page, message: string): Promise<unknown> {
  return page.evaluate(text => {
    const answer = new Promise(resolve => (window.port.onmessage = event => resolve(event.data)))
    window.port.postMessage(text)
    return answer
  }, message)
}

async function recordEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (Array.isArray(window.seen)) return
    const seen: string[] = []
    window.seen = seen
    window.winroom.onMainEvent(event => seen.push((event as { type: string }).type))
  })
}

function events(page: Page): Promise<string[]> {
  return page.evaluate(() => window.seen ?? [])
}
