/** A window with the editor alone in it, under the app's own content policy. Its page is built by `editor-window.ts`. */
/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as the smallest of apps is */
const { app, BrowserWindow, session } = require('electron')
const path = require('node:path')

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const asked = []
  globalThis.askedFor = asked
  // Whatever a page asks of the network is noted, and refused.
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const own =
      details.url.startsWith('file:') ||
      details.url.startsWith('blob:') ||
      details.url.startsWith('devtools:')
    if (!own) asked.push(details.url)
    answer({ cancel: !own })
  })
  session.defaultSession.webRequest.onHeadersReceived((details, answer) => answer(details))
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  })
  void window.loadFile(path.join(process.env.EDITOR_PAGE, 'index.html'))
})
