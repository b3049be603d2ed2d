import path from 'node:path'
import { root } from '../paths'
import { findRuntime } from '../runtime/index'
import { ensureSandbox, ensureSystem } from '../runtime/libraries'
import { runForeground } from './child'
import { runScript } from './script'

/** `npm run dev -- FLAGS`: the app with pages that reload as they are edited, and main rebuilt on a change. */
await runScript(async () => {
  await ensureSystem(['unzip'])
  const runtime = await findRuntime()
  await ensureSystem([], runtime.executable)
  await ensureSandbox(runtime.dir)
  const electronVite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const noSandbox = process.getuid?.() === 0 ? ['--noSandbox'] : []
  const args = ['dev', '--watch', '--config', path.join(root, 'build/electron.vite.config.ts'), ...noSandbox]
  const env = { ...process.env, ELECTRON_EXEC_PATH: runtime.executable }
  return runForeground(process.execPath, [electronVite, ...args, '--', ...process.argv.slice(2)], {
    cwd: root,
    env,
  })
})
