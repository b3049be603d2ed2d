import { randomId, type ChangeId } from '../../../../core/ids'
import { startEngine } from '../../../support/engine-harness'
import { keysIn } from '../../../support/keys-in'

/** Types into one deal's title without end, and says each text once it was acknowledged. Killed by the test. */
const dataDir = process.argv[2] ?? ''
const harness = await startEngine({ dataDir, ...keysIn(dataDir) })
const window = harness.window()
const { boards } = await window.whole('directory', directory => directory.boards.length > 0)
const boardId = boards[0]!.id
const board = harness.engine.workspace!.board(boardId)
const dealId = board.deals.ids().sort()[0] as never
for (let at = Number(process.argv[3]); ; at++) {
  await window.command('deal.edit', {
    boardId,
    dealId,
    changeId: randomId<ChangeId>(),
    field: 'title',
    value: `typed ${at}`,
  })
  process.stdout.write(`${at}\n`)
}
