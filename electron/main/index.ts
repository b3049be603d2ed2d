import path from 'node:path'
import { app, globalShortcut, powerMonitor, session } from 'electron'
import { z } from 'zod'
import { answerWindows } from './bridge'
import { CaptureKey, savedKeySchema } from './capture-key'
import { CaptureWindow } from './capture-window'
import { whyUnusable } from './data-folder'
import { EngineProcess } from './engine-process'
import { readEnvironment } from './environment'
import { systemKeychain } from './keychain'
import type { OpenKeyring } from './keyring'
import { readSettings, writeSettings } from './json-file'
import { languageOf } from './language'
import { joinScheme, parseJoinLink, parseLaunchOptions } from './launch-options'
import { installMenu } from './menu'
import { declarePageScheme, servePages } from './page-protocol'
import { savePicture } from './picture'
import { handOverPort } from './port-handover'
import { denyPermissions, guardEveryPage } from './session-security'
import { openKeyringOrAsk, tellFolderUnusable, type Asking } from './start-questions'
import { tell, Windows } from './windows'

/*
 * The boot order:
 *  1. options, data folder, one instance per folder     before Chromium is ready
 *  2. keys, engine, pages, first window                 as soon as it is
 *  3. links, further starts, sleep and wake, quitting   while it runs
 */

const built = path.join(import.meta.dirname, '..')
const options = parseLaunchOptions(process.argv, process.cwd())
const environment = readEnvironment(process.env, app.isPackaged)
const asking: Asking = {
  language: languageOf(app.getPreferredSystemLanguages()[0] ?? 'en'),
  quiet: environment.quiet,
  log,
}
const secondStartSchema = z.object({ joinLink: z.string().nullable(), capture: z.boolean().default(false) })
let linkToOpen = options.joinLink

options.complaints.forEach(log)
declarePageScheme()
guardEveryPage(environment.origin)
const dataDir = options.dataDir ?? app.getPath('userData')
const unusable = whyUnusable(dataDir)
if (unusable === null) startIn(dataDir)
else void app.whenReady().then(() => refuseFolder(unusable))

function startIn(folder: string): void {
  app.setPath('userData', folder)
  app.setPath('sessionData', path.join(folder, 'browser'))
  if (!app.requestSingleInstanceLock({ joinLink: options.joinLink, capture: options.capture })) {
    log('Winroom is open already with this data folder; its window was brought to the front')
    app.exit(0)
    return
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    linkToOpen = parseJoinLink(url)
  })
  void app.whenReady().then(() => open(folder))
}

function open(folder: string): void {
  const keyring = openKeyringOrAsk(path.join(folder, 'keyring.json'), systemKeychain, asking)
  if (keyring === null) {
    app.exit(1)
    return
  }
  const engine: EngineProcess = new EngineProcess({
    script: environment.engineScript ?? path.join(built, 'main/engine.js'),
    startMessage: () => startMessage(folder, keyring),
    tellWindows: event => windows.tellAll(event),
    keepSecret: (name, secret) => keepSecret(keyring, engine, name, secret),
    log,
  })
  const pages = {
    page: environment.page,
    preload: path.join(built, 'preload/index.cjs'),
    onClosed: (id: number) => engine.windowClosed(id),
  }
  const capture = new CaptureWindow(pages)
  const windows = new Windows({
    ...pages,
    dataDir: folder,
    onClosed: id => {
      pages.onClosed(id)
      if (windows.count === 0 && process.platform !== 'darwin') capture.end()
    },
  })
  engine.start()
  denyPermissions(session.defaultSession)
  servePages(session.defaultSession, environment.pagesFolder ?? path.join(built, 'renderer'))
  answerWindows({
    dataDir: folder,
    origin: environment.origin,
    language: asking.language,
    isOurs: window => windows.has(window) || capture.has(window),
    openWindow: link => openWindowAt(windows, link),
    connectEngine: window => handOverPort(window, engine),
    captureKey: captureKeyIn(folder, capture),
    closeCapture: () => capture.hide(),
  })
  openFirstWindow(windows)
  installMenu(asking.language, {
    send: command => windows.tellFocused({ type: 'menu', command }),
    openWindow: () => void windows.open(),
  })
  listen(windows, engine, capture)
}

function captureKeyIn(folder: string, capture: CaptureWindow): CaptureKey {
  const file = path.join(folder, 'capture-key.json')
  app.once('will-quit', () => globalShortcut.unregisterAll())
  return new CaptureKey({
    keys: globalShortcut,
    read: () => readSettings(file, savedKeySchema),
    write: saved => writeSettings(file, saved),
    pressed: () => capture.toggle(),
  })
}

function startMessage(folder: string, { keys, keptIn }: OpenKeyring) {
  const appVersion = app.getVersion()
  return {
    type: 'start',
    dataDir: folder,
    keys,
    keysKeptIn: keptIn,
    locale: app.getLocale(),
    appVersion,
  } as const
}

/** An identity that can't be kept would be another one tomorrow: better to say so than to go on with it. */
function keepSecret(keyring: OpenKeyring, engine: EngineProcess, name: string, secret: string): void {
  try {
    keyring.keep(name, secret)
  } catch (error) {
    engine.refuse('keys-not-kept', String(error))
  }
}

function openFirstWindow(windows: Windows): void {
  const window = windows.open()
  if (linkToOpen !== null) tell(window, { type: 'link', url: linkToOpen })
  const { picture } = environment
  if (picture === null) return
  savePicture(window, picture).then(
    () => log(`a picture of the window is in ${picture}`),
    (error: unknown) => log(`no picture of the window could be saved: ${String(error)}`),
  )
}

/** Opens a further window, at a link where one is given that we take. */
function openWindowAt(windows: Windows, link: string | null): void {
  const window = windows.open()
  const url = link === null ? null : parseJoinLink(link)
  if (url !== null) tell(window, { type: 'link', url })
}

function listen(windows: Windows, engine: EngineProcess, capture: CaptureWindow): void {
  if (options.capture) capture.toggle()
  const openLink = (url: string | null) => {
    const window = windows.focusFirst()
    if (url !== null) tell(window, { type: 'link', url })
  }
  app.on('second-instance', (_event, _argv, _cwd, handed) => {
    const parsed = secondStartSchema.safeParse(handed)
    if (parsed.success && parsed.data.capture) return capture.toggle()
    openLink(parsed.success && parsed.data.joinLink !== null ? parseJoinLink(parsed.data.joinLink) : null)
  })
  app.on('open-url', (_event, url) => openLink(parseJoinLink(url)))
  app.on('activate', () => void windows.focusFirst())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // Linux and macOS learn of our links from the package; Windows from us.
  if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient(joinScheme)
  powerMonitor.on('resume', () => engine.wake())
  powerMonitor.on('unlock-screen', () => engine.wake())
  app.once('will-quit', event => {
    event.preventDefault()
    void engine.stop().finally(() => app.exit(0))
  })
}

function refuseFolder(reason: string): void {
  tellFolderUnusable(dataDir, reason, asking)
  app.exit(1)
}

function log(message: string): void {
  process.stderr.write(`winroom: ${message}\n`)
}
