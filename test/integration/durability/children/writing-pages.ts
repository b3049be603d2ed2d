import type { DocumentName } from '../../../../electron/engine/store/port'
import { startEngine } from '../../../support/engine-harness'
import { keysIn } from '../../../support/keys-in'

/**
 * Writes numbered words into pages that no window shows, without end. Says `wrote <n>` once the word is on this disk, and `held <n>`
 * when the engine says that all up to it is held by the relay. Killed by the test.
 */
const [, , dataDir = '', relay = '', from = '0', pages = '20'] = process.argv
const harness = await startEngine({ dataDir, ...keysIn(dataDir) })
const window = harness.window()
await window.command('sharing.connect', { relay })
const { link } = await window.query('sharing.link', {})
process.stdout.write(`link ${link}\n`)
const workspace = harness.engine.workspace!
let written = Number(from)
window.subscribe('sync', {}, () => {
  // Asked of the engine itself, in this turn: what the patch said may be some edits old.
  const { connection, unheld, pending } = harness.engine.sync!.status()
  if (connection === 'connected' && unheld === 0 && pending === 0) process.stdout.write(`held ${written}\n`)
})
for (;;) {
  const burst = 1 + Math.floor(Math.random() * 5)
  for (let i = 0; i < burst; i++) {
    const n = ++written
    workspace.documents.edit(`page/${n % Number(pages)}` as DocumentName, { from: 'seed' }, doc =>
      doc.getMap('words').set(`w${n}`, n),
    )
  }
  await workspace.registry.written()
  process.stdout.write(`wrote ${written}\n`)
  await new Promise(resolve => setTimeout(resolve, Math.random() * 8))
}
