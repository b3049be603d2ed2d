import { BrowserWindow, screen } from 'electron'
import { pageSecurity } from './windows'

const size = { width: 600, height: 372 } as const

export interface CaptureWindowOptions {
  page: string
  preload: string
  onClosed: (windowId: number) => void
}

/**
 * The small window that the global key opens over whatever is in front. It is made once and then hidden, so that it is there at once the next
 * time, with what was being typed still in it.
 */
export class CaptureWindow {
  #window: BrowserWindow | null = null

  constructor(private readonly options: CaptureWindowOptions) {}

  has(window: BrowserWindow): boolean {
    return window === this.#window
  }

  /** Opens it where the pointer is, or puts it away when it is in front. */
  toggle(): void {
    if (this.#window?.isFocused() === true) return this.hide()
    const window = (this.#window ??= this.#make())
    window.setBounds(placeIn(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea))
    if (window.webContents.isLoadingMainFrame()) window.once('ready-to-show', () => show(window))
    else show(window)
  }

  hide(): void {
    this.#window?.hide()
  }

  /** Without this, a hidden window would keep the app running after the last one that is seen. */
  end(): void {
    this.#window?.destroy()
  }

  #make(): BrowserWindow {
    const { page, preload, onClosed } = this.options
    const window = new BrowserWindow({
      ...size,
      show: false,
      frame: false,
      resizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Winroom',
      webPreferences: { ...pageSecurity, preload },
    })
    const { id } = window
    window.once('closed', () => {
      this.#window = null
      onClosed(id)
    })
    const url = new URL(page)
    url.searchParams.set('capture', '1')
    void window.loadURL(url.href)
    return window
  }
}

function show(window: BrowserWindow): void {
  window.show()
  window.focus()
}

/** A third of the way down, in the middle. */
function placeIn(area: Electron.Rectangle): Electron.Rectangle {
  const { width, height } = size
  return {
    width,
    height,
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 3),
  }
}
