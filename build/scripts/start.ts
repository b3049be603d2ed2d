import path from 'node:path'
import { root } from '../paths'
import { findRuntime, type Runtime } from '../runtime/index'
import { ensureSandbox, ensureSystem } from '../runtime/libraries'
import { say } from '../runtime/say'
import { callersFolder, runForeground } from './child'
import { hasDisplay, startVirtualDisplay } from './display'
import { ensureBuilt } from './ensure-built'
import { runScript } from './script'

/** `npm start -- FLAGS`: makes sure of everything that the app needs, then runs it until it is closed. */
await runScript(async () => {
  const runtime = await prepare()
  const args = [
    root,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...absoluteFlags(process.argv.slice(2)),
  ]
  if (hasDisplay()) return runForeground(runtime.executable, args, { ownGroup: true })
  return startWithoutDisplay(runtime, args)
})

async function prepare(): Promise<Runtime> {
  await ensureSystem(hasDisplay() ? ['unzip'] : ['unzip', 'Xvfb'])
  const runtime = await findRuntime()
  await ensureSystem([], runtime.executable)
  await ensureSandbox(runtime.dir)
  await ensureBuilt()
  return runtime
}

async function startWithoutDisplay(runtime: Runtime, args: readonly string[]): Promise<number> {
  const picture = process.env.WINROOM_PICTURE ?? path.join(root, '.cache', 'winroom-window.png')
  const display = await startVirtualDisplay(true)
  say(`there is no display here, so Winroom opens on a virtual one (Xvfb ${display.name})`)
  say(`a picture of its window will be saved to ${picture}; end it with Ctrl-C`)
  try {
    const env = { ...process.env, DISPLAY: display.name, WINROOM_PICTURE: picture }
    // A server has no message bus and no graphics card; Chromium would say so a dozen times.
    return await runForeground(runtime.executable, [...args, '--log-level=3'], { env, ownGroup: true })
  } finally {
    display.end()
  }
}

/** `--user-data-dir=DIR` is relative to where the person stands, while the app starts in the project's folder. */
function absoluteFlags(flags: readonly string[]): string[] {
  return flags.map(flag => {
    const folder = /^--user-data-dir=(.+)$/.exec(flag)?.[1]
    return folder === undefined ? flag : `--user-data-dir=${path.resolve(callersFolder, folder)}`
  })
}
