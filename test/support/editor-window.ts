import { existsSync } from 'node:fs'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { build } from 'vite'
import react from '@vitejs/plugin-react'
import { root } from '../../build/paths'
import { launchEnvironment } from '../e2e/support/winroom'
import { findRuntime } from '../../build/runtime/index'

const source = path.join(import.meta.dirname, 'editor-page')
const built = path.join(root, '.cache/editor-page')
let building: Promise<unknown> | undefined

/** Builds the page of the editor alone, once for each run. */
function buildPage(): Promise<unknown> {
  return (building ??= build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: false,
    },
  }))
}

export interface EditorWindow {
  readonly app: ElectronApplication
  readonly page: Page
  /** Addresses that the window asked the network for. All were refused; a page should ask for none. */
  readonly asked: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** A real window with the editor alone in it. */
export async function openEditorWindow(dataDir: string, query = ''): Promise<EditorWindow> {
  if (process.env.EDITOR_PAGE_BUILT === undefined || !existsSync(built)) await buildPage()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: (await findRuntime()).executable,
    args: [...sandbox, source, `--user-data-dir=${dataDir}`],
    env: launchEnvironment({ EDITOR_PAGE: built }),
  })
  const page = await app.firstWindow()
  if (query !== '') await page.goto(`${page.url().split('?')[0]}?${query}`)
  await page.getByRole('textbox', { name: 'A page' }).waitFor()
  return {
    app,
    page,
    asked: () => app.evaluate(() => (globalThis as unknown as { askedFor: string[] }).askedFor),
    close: () => app.close(),
  }
}
