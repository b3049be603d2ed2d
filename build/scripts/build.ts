import { build } from './ensure-built'
import { runScript } from './script'

/** `npm run build`: builds `out/` whether or not the sources changed. */
await runScript(async () => {
  await build()
  return 0
})
