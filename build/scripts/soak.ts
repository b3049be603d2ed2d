import path from 'node:path'
import { root } from '../paths'
import { runForeground } from './child'
import { ensureBuilt } from './ensure-built'
import { runScript } from './script'

/** `npm run soak -- ARGS`: the tests with their long settings (more operations, more seeds). */
await runScript(async () => {
  await ensureBuilt()
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
  const env = { ...process.env, WINROOM_SOAK: '1' }
  return runForeground(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, env })
})
