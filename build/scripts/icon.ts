import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../paths'
import { findRuntime } from '../runtime/index'
import { hasDisplay, startVirtualDisplay } from './display'
import { runScript } from './script'

/** The app that draws: a window as large as the picture, clear, captured once it has painted. */
const painter = `
import { app, BrowserWindow } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
app.commandLine.appendSwitch('force-device-scale-factor', '1')
// Not awaited here: Electron is ready only once this file has run.
app.whenReady().then(async () => {
  const size = 512
  const window = new BrowserWindow({ width: size, height: size, frame: false, transparent: true, show: false, webPreferences: { offscreen: true } })
  let image
  window.webContents.on('paint', (_event, _area, shown) => (image = shown))
  const page = '<body style="margin:0;background:transparent;overflow:hidden">' + readFileSync(process.env.ICON_SVG, 'utf8') + '</body>'
  await window.loadURL('data:text/html;charset=utf-8,' + encodeURIComponent(page))
  await new Promise(resolve => setTimeout(resolve, 1000))
  writeFileSync(process.env.ICON_PNG, image.toPNG())
  app.exit(0)
})
`

/** `npm run icon`: draws build/icons/icon.svg as a PNG of 512 px, by Electron itself. Run it when the mark changes. */
await runScript(async () => {
  const runtime = await findRuntime()
  const folder = mkdtempSync(path.join(tmpdir(), 'winroom-icon-'))
  const display = hasDisplay() ? null : await startVirtualDisplay(true)
  try {
    writeFileSync(
      path.join(folder, 'package.json'),
      '{ "name": "icon", "version": "0.0.0", "type": "module", "main": "main.js" }',
    )
    writeFileSync(path.join(folder, 'main.js'), painter)
    const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const { status } = spawnSync(runtime.executable, [...noSandbox, folder], {
      stdio: 'inherit',
      timeout: 30_000,
      env: {
        ...process.env,
        ...(display !== null && { DISPLAY: display.name }),
        ICON_SVG: path.join(root, 'build/icons/icon.svg'),
        ICON_PNG: path.join(root, 'build/icons/icon.png'),
      },
    })
    return status ?? 1
  } finally {
    display?.end()
    rmSync(folder, { recursive: true, force: true })
  }
})
