import { access } from 'node:fs/promises'
import { outFile } from '../paths'
import { PlainError } from '../runtime/say'
import { callersFolder, runForeground } from './child'
import { ensureBuilt } from './ensure-built'
import { runScript } from './script'

/** `npm run cli|relay -- ARGS`: builds if needed, then runs the program in plain Node, transparently. */
await runScript(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (name !== 'cli' && name !== 'relay') throw new PlainError('Which program? "cli" or "relay".')
  await ensureBuilt()
  const file = outFile(name)
  await access(file).catch(() => {
    throw new PlainError(`There is no ${name} program in this version.`)
  })
  return runForeground(process.execPath, ['--enable-source-maps', file, ...args], { cwd: callersFolder })
})
