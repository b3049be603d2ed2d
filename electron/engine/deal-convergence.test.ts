import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../core/documents/board'
import { openWorkspace } from '../../core/documents/workspace'
import { asMember, asStage } from '../../test/support/replicas'
import { editField, moveDeal } from '../../core/deal/edit'
import { randomId, type AccountId, type BoardId, type ChangeId, type DealId } from '../../core/ids'
import { startEngine, type Harness } from '../../test/support/engine-harness'

/**
 * Colleagues who merge, move, rename, remove and type at once, each on documents of their own; what they wrote reaches the engine in any
 * order. The tables that every screen reads have to come to what they would be if they were derived anew.
 */
const running: Harness[] = []
afterAll(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

const COLLEAGUES = 3
const DEALS = 6
const some = fc.nat(DEALS - 1)
const operation = fc.oneof(
  fc.record({ what: fc.constantFrom('mergeDeals' as const, 'mergeAccounts' as const), a: some, b: some }),
  fc.record({ what: fc.constantFrom('unmergeDeal' as const, 'unmergeAccount' as const), a: some }),
  fc.record({ what: fc.constant('account' as const), a: some, b: some }),
  fc.record({ what: fc.constant('place' as const), a: some, b: fc.nat(4) }),
  fc.record({ what: fc.constantFrom('removeStage' as const, 'restoreStage' as const, 'renameStage' as const), a: fc.nat(3) }), // prettier-ignore
  fc.record({ what: fc.constant('moveBoard' as const), a: some, b: fc.nat(1) }),
  fc.record({ what: fc.constantFrom('text' as const, 'number' as const, 'choice' as const) }),
  fc.record({ what: fc.constant('value' as const), a: some, b: fc.nat(99) }),
  fc.record({ what: fc.constant('rename' as const), a: some, b: fc.nat(99) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

interface Place {
  readonly boards: readonly BoardId[]
  readonly stages: readonly string[]
  readonly deals: readonly DealId[]
  readonly accounts: readonly AccountId[]
}

const author = { by: asMember('colleague'), at: 1 }

/** A colleague's computer: the workspace and both boards, with no engine. */
class Colleague {
  readonly docs: readonly Y.Doc[]
  readonly #workspace
  readonly #boards

  constructor(
    from: readonly Y.Doc[],
    private readonly place: Place,
    tell: (document: number, update: Uint8Array) => void,
  ) {
    this.docs = from.map(source => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(source), 'network')
      return doc
    })
    this.docs.forEach((doc, at) =>
      doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'network' && tell(at, update)),
    )
    this.#workspace = openWorkspace(this.docs[0]!)
    this.#boards = this.docs.slice(1).map(openBoard)
  }

  do(step: Operation): void {
    const { deals, accounts, stages, boards } = this.place
    const { collections } = this.#workspace
    const board = this.#boards[0]!
    const changeId = randomId<ChangeId>()
    switch (step.what) {
      case 'mergeDeals':
        return void board.deals.edit(deals[step.a]!, 'mergedInto', deals[step.b])
      case 'unmergeDeal':
        return void board.deals.edit(deals[step.a]!, 'mergedInto', null)
      case 'mergeAccounts':
        return void collections.accounts.edit(accounts[step.a]!, 'mergedInto', accounts[step.b])
      case 'unmergeAccount':
        return void collections.accounts.edit(accounts[step.a]!, 'mergedInto', null)
      case 'account':
        return void editField(board, deals[step.a]!, 'accountId', accounts[step.b], changeId, author)
      case 'place':
        return void moveDeal(board, deals[step.a]!, { stageId: asStage(stages[step.b]!), order: 'a1' }, changeId, author) // prettier-ignore
      case 'removeStage':
        return void collections.stages.edit(stages[step.a]!, 'deleted', { at: 1, by: null })
      case 'restoreStage':
        return void collections.stages.edit(stages[step.a]!, 'deleted', null)
      case 'renameStage':
        return void collections.stages.edit(stages[step.a]!, 'name', `S${step.a}`)
      case 'moveBoard':
        // The copy and the word that it stands there are two documents: one may arrive long before the other.
        this.#boards[1]!.deals.create(deals[step.a]!, board.deals.read(deals[step.a]!)?.fields ?? {})
        collections.moves.create(deals[step.a]!, { boardId: boards[0] })
        return void collections.moves.edit(deals[step.a]!, 'boardId', boards[step.b])
      case 'value':
        return void board.deals.edit(deals[step.a]!, 'custom:field', step.b)
      case 'rename':
        return void collections.accounts.edit(accounts[step.a]!, 'name', `Account ${step.b}`)
      default:
        return void collections.fields.edit('field', 'type', step.what)
    }
  }
}

async function start(): Promise<{ harness: Harness; place: Place; docs: Y.Doc[] }> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const { boards, stages, accounts } = await window.whole('directory', each => each.boards.length > 0)
  const other = randomId<BoardId>()
  const stage = { stageId: asStage('elsewhere'), name: 'First', kind: 'open', probability: 0.5 } as const
  await window.command('board.create', { boardId: other, name: 'Other', currency: 'EUR', stages: [stage] })
  const workspace = harness.engine.workspace!
  const board = workspace.board(boards[0]!.id)
  const place = {
    boards: [boards[0]!.id, other],
    stages: [...stages.slice(0, 4).map(({ id }) => id), 'elsewhere'],
    deals: board.deals.ids().slice(0, DEALS) as DealId[],
    accounts: accounts.slice(0, DEALS).map(({ id }) => id),
  }
  return { harness, place, docs: [workspace.document.doc, board.doc, workspace.board(other).doc] }
}

test('D6, D12: whatever colleagues merge, move, remove and type at once, in whatever order it comes, tables are as if derived anew', async () => {
  const { harness, place, docs } = await start()
  const workspace = harness.engine.workspace!
  const rows = (): unknown[] => workspace.projection.database.prepare('SELECT * FROM deals ORDER BY id, board_id').all() // prettier-ignore
  const step = fc.record({ who: fc.nat(COLLEAGUES - 1), step: operation, deliver: fc.nat(50) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 50 }), async steps => {
      const under: { document: number; update: Uint8Array }[] = []
      const colleagues = Array.from({ length: COLLEAGUES }, () => new Colleague(docs, place, (document, update) => void under.push({ document, update }))) // prettier-ignore
      const deliver = (nth: number): void => {
        const [next] = under.splice(nth % Math.max(1, under.length), 1)
        if (next !== undefined) Y.applyUpdate(docs[next.document]!, next.update, { from: 'network' })
      }
      for (const each of steps) {
        colleagues[each.who]!.do(each.step)
        if (each.deliver % 2 === 0) deliver(each.deliver)
        // Now and then the tables catch up with half of it.
        if (each.deliver % 7 === 0) await workspace.follower.idle()
      }
      while (under.length > 0) deliver(under.length * 7)
      await workspace.follower.idle()
      const followed = rows()
      await workspace.follower.rebuild()
      expect(followed).toEqual(rows())
    }),
    { numRuns: 60 },
  )
})
