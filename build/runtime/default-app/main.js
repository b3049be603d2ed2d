// Stands in for Electron's own default_app, which the pinned runtime lacks: the first argument that is no flag is the
// app's folder. An ES module whose import is awaited, since Electron is "ready" only after its entry has run: an app may
// then do what must be done before. It is left out of packaged builds.
import { app } from 'electron'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = process.argv.slice(1).find(argument => !argument.startsWith('-'))
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER [flags]\n')
  app.exit(1)
} else {
  const appPath = path.resolve(folder)
  const manifest = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8'))
  app.setAppPath(appPath)
  app.setName(manifest.productName || manifest.name)
  app.setVersion(manifest.version)
  try {
    await import(pathToFileURL(path.join(appPath, manifest.main)).href)
  } catch (error) {
    process.stderr.write(`${error?.stack ?? error}\n`)
    app.exit(1)
  }
}
