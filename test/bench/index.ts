/**
 * The figures of the app, each beside a reference that is measured in the same run. Nothing here runs in CI: a shared machine can't
 * be held to a time. `npm run bench` runs all, `npm run bench -- import start` some,
 * `--quiet` waits before each until nobody else keeps the processors busy; the tables can be pasted into docs/figures.
 */
import { cpus } from 'node:os'
import { findRuntime } from '../../build/runtime/index'
import { PlainError } from '../../build/runtime/say'
import { hasDisplay, startVirtualDisplay } from '../../build/scripts/display'
import { ensureBuilt } from '../../build/scripts/ensure-built'
import { runScript } from '../../build/scripts/script'

import { acknowledgement } from './acknowledgement'
import { dealPage } from './deal-page'
import { day } from './day'
import { editor } from './editor'
import { editorTyping } from './editor-typing'
import { find } from './find'
import { frames } from './frames'
import { howToWin } from './how-to-win'
import { importing } from './importing'
import { memory } from './memory'
import { boundPage } from './page'
import { portfolio } from './portfolio'
import { search } from './search'
import { start } from './start'
import { removeTemporaryFolders } from './support/build-copy'
import { load, table, type Section } from './support/figures'
import { quietMachine } from './support/quiet'
import { tableView } from './table'
import { together } from './together'
import { wiki } from './wiki'

const sections: Readonly<Record<string, Section>> = {
  start,
  import: importing,
  ack: acknowledgement,
  together,
  frames,
  table: tableView,
  typing: editorTyping,
  page: boundPage,
  memory,
  wiki,
  search,
  find,
  win: howToWin,
  deal: dealPage,
  portfolio,
  day,
  editor,
}

await runScript(async () => {
  const names = process.argv.slice(2).filter(name => name !== '--quiet')
  const waits = names.length < process.argv.length - 2
  const unknown = names.filter(name => sections[name] === undefined)
  if (unknown.length > 0)
    throw new PlainError(`No section ${unknown.join(', ')}: ${Object.keys(sections).join(', ')}`)
  await ensureBuilt()
  const display = hasDisplay() ? null : await startVirtualDisplay()
  if (display !== null) process.env['DISPLAY'] = display.name
  try {
    console.log(
      `Electron ${(await findRuntime()).version}, ${cpus().length} cores, ${display === null ? 'a display' : 'a virtual display without a GPU'}`,
    )
    for (const name of names.length > 0 ? names : Object.keys(sections)) await print(sections[name]!, waits)
  } finally {
    await removeTemporaryFolders()
    display?.end()
  }
  return 0
})

async function print(section: Section, waits: boolean): Promise<void> {
  if (waits) await quietMachine()
  const before = load()
  const figures = await section.run()
  console.log(
    `\n## ${section.title}\n\n${section.how} Load average ${before} before, ${load()} after.\n\n${table(figures)}`,
  )
}
