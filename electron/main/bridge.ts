import path from 'node:path'
import { app, BrowserWindow, clipboard, dialog, ipcMain, shell, type IpcMainInvokeEvent } from 'electron'
import { bridgeChannels, type BridgeChannel, type BridgeInput, type BridgeOutput } from '../contract/bridge'
import { savePlan } from './save-plan'
import type { CaptureKey } from './capture-key'
import { isOwnPage } from './origin'
import type { Language } from './language'
import { dialogLabels } from './language'
import { newPathIn } from './new-path'

export interface BridgeOptions {
  dataDir: string
  origin: string
  language: Language
  isOurs: (window: BrowserWindow) => boolean
  openWindow: (link: string | null) => void
  connectEngine: (window: BrowserWindow) => void
  captureKey: Pick<CaptureKey, 'state' | 'set'>
  closeCapture: () => void
}

type Handlers = {
  [C in BridgeChannel]: (
    window: BrowserWindow,
    input: BridgeInput<C>,
  ) => BridgeOutput<C> | Promise<BridgeOutput<C>>
}

/** Answers what windows may ask of main: each sender is checked, each argument parsed, and nothing else is listened to. */
export function answerWindows(options: BridgeOptions): void {
  const handlers = createHandlers(options)
  for (const channel of Object.keys(bridgeChannels) as BridgeChannel[]) answer(channel, handlers, options)
}

function answer<C extends BridgeChannel>(channel: C, handlers: Handlers, options: BridgeOptions): void {
  ipcMain.handle(channel, async (event, raw: unknown) => {
    const window = senderWindow(event, options)
    if (window === null) throw new Error(`${channel}: refused, the sender is not a page of this app`)
    const parsed = bridgeChannels[channel].input.safeParse(raw)
    if (!parsed.success) throw new Error(`${channel}: the argument is not valid: ${parsed.error.message}`)
    return handlers[channel](window, parsed.data as BridgeInput<C>)
  })
}

/** The window whose own top page sent this; null for frames, foreign pages and windows that are not ours. */
function senderWindow(event: IpcMainInvokeEvent, { origin, isOurs }: BridgeOptions): BrowserWindow | null {
  const frame = event.senderFrame
  if (frame === null || frame !== event.sender.mainFrame || !isOwnPage(frame.url, origin)) return null
  const window = BrowserWindow.fromWebContents(event.sender)
  return window !== null && isOurs(window) ? window : null
}

function createHandlers(options: BridgeOptions): Handlers {
  const labels = dialogLabels[options.language]
  return {
    'app:info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
      locale: app.getLocale(),
      dataDir: options.dataDir,
    }),
    'file:choose-import': async window => {
      const chosen = await dialog.showOpenDialog(window, {
        title: labels.chooseImport,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: labels.tables, extensions: ['csv', 'tsv', 'txt'] },
          { name: labels.allFiles, extensions: ['*'] },
        ],
      })
      return chosen.filePaths.flatMap(file => namedFile(file) ?? [])
    },
    'file:choose-export': async (window, { suggestedName, format }) => {
      const chosen = await dialog.showSaveDialog(window, {
        title: labels.chooseExport,
        defaultPath: path.basename(suggestedName),
        filters: [{ name: format.toUpperCase(), extensions: [format] }],
      })
      return namedFile(chosen.filePath)
    },
    'file:choose-pages': async (window, { what }) => {
      const chosen = await dialog.showOpenDialog(window, {
        title: labels.choosePages,
        properties: [what === 'folder' ? 'openDirectory' : 'openFile'],
        ...(what === 'file' && {
          filters: [{ name: 'Markdown', extensions: ['md', 'markdown', 'mdown'] }],
        }),
      })
      return namedFile(chosen.filePaths[0])
    },
    'file:choose-new-folder': async (window, { suggestedName }) => {
      const chosen = await dialog.showOpenDialog(window, {
        title: labels.chooseNewFolder,
        buttonLabel: labels.putHere,
        properties: ['openDirectory', 'createDirectory'],
      })
      const parent = chosen.filePaths[0]
      return namedFile(parent === undefined ? undefined : newPathIn(parent, suggestedName))
    },
    'plan:save': (window, input) => savePlan(window, input, labels.savePlan),
    'file:show-in-folder': (_window, { path: file }) => {
      if (path.isAbsolute(file)) shell.showItemInFolder(file)
    },
    'clipboard:write': (_window, { text }) => clipboard.writeText(text),
    'window:new': (_window, input) => options.openWindow(input?.link ?? null),
    'capture:key': () => options.captureKey.state,
    'capture:set-key': (_window, { accelerator }) => options.captureKey.set(accelerator),
    'capture:close': () => options.closeCapture(),
    'engine:connect': window => options.connectEngine(window),
  }
}

function namedFile(file: string | undefined): { path: string; name: string } | null {
  return file === undefined || file === '' ? null : { path: file, name: path.basename(file) }
}
