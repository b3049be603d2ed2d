/** The least that Electron can show: a window with static text. What the app's start is held against. */
/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as the smallest of apps is */
const { app, BrowserWindow } = require('electron')
const path = require('node:path')

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  void window.loadFile(path.join(__dirname, 'index.html'))
})
