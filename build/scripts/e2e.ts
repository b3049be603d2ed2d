import path from 'node:path'
import { root } from '../paths'
import { findRuntime } from '../runtime/index'
import { ensureSystem } from '../runtime/libraries'
import { runForeground } from './child'
import { startVirtualDisplay } from './display'
import { ensureBuilt } from './ensure-built'
import { runScript } from './script'

/** `npm run test:e2e -- ARGS`: Playwright's tests in a real Electron, on a virtual display where the system has one. */
await runScript(async () => {
  await ensureSystem(['unzip', 'Xvfb', 'strace'])
  const runtime = await findRuntime()
  await ensureSystem([], runtime.executable)
  await ensureBuilt()
  const playwright = [
    path.join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    ...process.argv.slice(2),
  ]
  if (process.platform !== 'linux') return runForeground(process.execPath, playwright)
  const display = await startVirtualDisplay()
  try {
    return await runForeground(process.execPath, playwright, {
      env: { ...process.env, DISPLAY: display.name },
    })
  } finally {
    display.end()
  }
})
