import { createTaskRunner } from '../../../../electron/engine/tasks'
import { startEngine } from '../../../support/engine-harness'
import { keysIn } from '../../../support/keys-in'

/** Imports a file, and says each step of it. Killed by the test. */
const [, , dataDir = '', path = ''] = process.argv
const harness = await startEngine({ dataDir, ...keysIn(dataDir), tasks: createTaskRunner() })
const window = harness.window()
window.onEvent = event => {
  if (event.kind === 'import-progress') process.stdout.write(`${event.phase} ${event.done}\n`)
}
const { mapping } = await window.query('import.look', { path })
process.stdout.write('looked\n')
await window.command('import.run', { importId: 'i', path, mapping, skipBad: false })
process.stdout.write('done\n')
await harness.engine.stop()
