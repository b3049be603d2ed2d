import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findRuntime } from '../../../build/runtime/index'
import { launchEnvironment } from '../../e2e/support/winroom'
import { eventually } from '../../e2e/support/wait'
import { buildCopy, temporaryFolder } from './build-copy'

const pageProbe = path.join(import.meta.dirname, 'page-probe.js')
export const engineProbe = path.join(import.meta.dirname, 'engine-probe.mjs')

/** The real app under measurement. */
export interface BenchApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Asks the engine's process something about itself (`engine-probe.mjs`). */
  engine<T>(what: string, more?: Record<string, unknown>): Promise<T>
  close(): Promise<void>
}

/** The flags that every Electron of a bench gets, ours and the references alike. */
export function commonFlags(dataDir: string): string[] {
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${dataDir}`]
}

export async function probedEnvironment(): Promise<Record<string, string>> {
  return launchEnvironment({
    WINROOM_ENGINE: engineProbe,
    WINROOM_BENCH_ENGINE: path.join(await buildCopy(), 'out/main/engine.js'),
  })
}

/** Starts the app on a data folder, waits for its board, and puts the page's probe in. */
export async function launchApp(dataDir: string): Promise<BenchApp> {
  const [noSandbox, ...flags] = commonFlags(dataDir)
  const door = path.join(await temporaryFolder('door'), 'port')
  const app = await _electron.launch({
    executablePath: (await findRuntime()).executable,
    args: [noSandbox ?? '', await buildCopy(), ...flags].filter(arg => arg !== ''),
    env: { ...(await probedEnvironment()), WINROOM_BENCH_DOOR: door },
  })
  const page = await app.firstWindow()
  await boardLoaded(page)
  await page.evaluate(await readFile(pageProbe, 'utf8'))
  await page.evaluate('winroomBench.connect()')
  const port = await eventually('the engine to open its door', () => readFile(door, 'utf8').catch(() => null))
  return { app, page, engine: askThrough(Number(port)), close: () => app.close() }
}

export async function boardLoaded(page: Page): Promise<void> {
  await page.locator('[data-loaded="complete"]').waitFor({ timeout: 60_000 })
}

/** Chooses a file in the import page, imports it onto a new board, and shows that. */
export async function importByHand({ app, page }: BenchApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const window = page.getByRole('dialog', { name: 'Import deals' })
  await window.getByRole('button', { name: 'Choose a file' }).click()
  await window.getByRole('button', { name: /^Import [\d,]+ deals$/ }).click()
  await window.getByRole('button', { name: 'Show the board' }).click({ timeout: 120_000 })
  await boardLoaded(page)
}

/** As long as somebody looks at a board before doing anything: places are read ahead meanwhile. */
export function looked(): Promise<void> {
  return pause(3_000)
}

function askThrough(port: number): BenchApp['engine'] {
  return <T>(what: string, more: Record<string, unknown> = {}) =>
    new Promise<T>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let text = ''
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        if (!text.endsWith('\n')) return
        socket.destroy()
        resolve(JSON.parse(text) as T)
      })
      socket.on('error', reject)
      socket.write(`${JSON.stringify({ what, ...more })}\n`)
    })
}
