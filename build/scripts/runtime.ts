import { findRuntime } from '../runtime/index'
import { runScript } from './script'

/** `npm run runtime`: finds or fetches Electron and prints its path. */
await runScript(async () => {
  const runtime = await findRuntime()
  process.stdout.write(`${runtime.executable}\n`)
  return 0
})
