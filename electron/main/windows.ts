import path from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { MainEvent } from '../contract/bridge'
import { readSettings, writeSettings } from './json-file'
import { cascade, minimumSize, placeWindow, savedWindowSchema, type SavedWindow } from './window-bounds'

/** The page's background before its styles are there, so that nothing flashes; the theme's two grounds. */
const ground = { light: '#fbfaf9', dark: '#1a1918' } as const
const rememberAfterMs = 400

/** How every page of ours is held, whatever window it is in. */
export const pageSecurity = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
} as const

export interface WindowsOptions {
  page: string
  preload: string
  dataDir: string
  onClosed: (windowId: number) => void
}

/** The app's windows: opening, remembering where they stood, telling them things. */
export class Windows {
  readonly #options: WindowsOptions
  readonly #open = new Set<BrowserWindow>()

  constructor(options: WindowsOptions) {
    this.#options = options
  }

  open(): BrowserWindow {
    const placed = this.#placeNext()
    const { x, y, width, height } = placed
    const window = new BrowserWindow({
      ...{ x, y, width, height },
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      show: false,
      title: 'Winroom',
      backgroundColor: ground[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: { ...pageSecurity, preload: this.#options.preload },
    })
    this.#open.add(window)
    window.once('ready-to-show', () => (placed.maximised ? window.maximize() : window.show()))
    this.#remember(window)
    const { id } = window
    window.once('closed', () => {
      this.#open.delete(window)
      this.#options.onClosed(id)
    })
    void window.loadURL(this.#options.page)
    return window
  }

  get count(): number {
    return this.#open.size
  }

  has(window: BrowserWindow): boolean {
    return this.#open.has(window)
  }

  /** Brings the first window to the front, or opens one. */
  focusFirst(): BrowserWindow {
    const [first] = this.#open
    if (first === undefined) return this.open()
    if (first.isMinimized()) first.restore()
    first.show()
    first.focus()
    return first
  }

  tellAll(event: MainEvent): void {
    for (const window of this.#open) tell(window, event)
  }

  tellFocused(event: MainEvent): void {
    const window = BrowserWindow.getFocusedWindow() ?? [...this.#open][0]
    if (window !== undefined && this.has(window)) tell(window, event)
  }

  get #file(): string {
    return path.join(this.#options.dataDir, 'window.json')
  }

  #placeNext(): SavedWindow {
    const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(display => display.workArea)
    const last = [...this.#open].at(-1)
    return last === undefined
      ? placeWindow(readSettings(this.#file, savedWindowSchema), areas)
      : cascade(placeOf(last), areas)
  }

  /** Saved soon after it moved rather than only when it closes: a crash must not forget it. */
  #remember(window: BrowserWindow): void {
    let timer: NodeJS.Timeout | undefined
    const save = () => {
      clearTimeout(timer)
      if (!window.isDestroyed() && !window.isMinimized() && !window.isFullScreen())
        writeSettings(this.#file, placeOf(window))
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(save, rememberAfterMs)
    }
    window.on('resize', soon).on('move', soon).on('maximize', soon).on('unmaximize', soon).on('close', save)
    window.once('closed', () => clearTimeout(timer))
  }
}

/** Sends an event to a window's page; to one that is still loading, when it has. */
export function tell(window: BrowserWindow, event: MainEvent): void {
  if (window.isDestroyed()) return
  const { webContents } = window
  if (webContents.isLoadingMainFrame())
    webContents.once('did-finish-load', () => webContents.send('main-event', event))
  else webContents.send('main-event', event)
}

function placeOf(window: BrowserWindow): SavedWindow {
  return { ...window.getNormalBounds(), maximised: window.isMaximized() }
}
