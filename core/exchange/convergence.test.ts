import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, Replica, someImport, tableOf } from '../../test/support/exchange'
import { editField, moveDeal } from '../deal/edit'
import { readDeal } from '../deal/read'
import { editBoard } from '../documents/board'
import { effectiveLayers, importLayers, markLayer, OWN_LAYER } from '../documents/layers'
import { parseMoney } from '../money'
import { importedDealIdOf, stageIdOf } from '../workspace/names'
import type { BoardId, ChangeId, DealId, MemberId } from '../ids'
import { applyImport } from './apply'
import type { ImportUpdate } from './apply'
import { understand, type Table } from './understand'

const boardId = 'board' as BoardId
const board = { kind: 'existing', boardId } as const
const ids = ['a', 'b', 'c', 'd'] as const
const stages = ['Open', 'Proposal', 'Won'] as const
type Line = { id: (typeof ids)[number]; title: string; account: string; stage: string; amount: string }
const line = fc.record<Line>({
  id: fc.constantFrom(...ids),
  title: fc.constantFrom('One', 'Two', 'Three'),
  account: fc.constantFrom('', 'Acme', 'Beta'),
  stage: fc.constantFrom(...stages),
  amount: fc.constantFrom('', '1', '2.5', '300'),
})
const file = fc.uniqueArray(line, { selector: each => each.id, minLength: 1, maxLength: ids.length })
const edit = fc.oneof(
  fc.record({ field: fc.constant('title'), value: fc.constantFrom('Mine', 'Ours', 'One') }),
  fc.record({ field: fc.constant('amount'), value: fc.constantFrom(parseMoney('7', 'USD', '.'), null) }),
  fc.record({ field: fc.constant('nextStep'), value: fc.constantFrom('Call', 'Meet') }),
  fc.record({ field: fc.constant('place'), value: fc.constantFrom(...stages) }),
)
type Edit = { field: string; value: unknown }

function tableFrom(lines: readonly Line[]): Table {
  const rows = lines.map(each => [each.id, each.title, each.account, each.stage, each.amount].join(','))
  return tableOf(['id,title,account,stage,amount', ...rows].join('\n'))
}

const known = { board, dates: 'iso', decimal: '.', currency: 'USD' } as const
const author = { by: 'me' as MemberId, at: 0 }
let changes = 0

function applyEdit(replica: Replica, id: DealId, { field, value }: Edit): void {
  const target = replica.board(boardId)
  const changeId = `change${++changes}` as ChangeId
  editBoard(target, { from: 'command', windowId: 'w' }, () => {
    if (field !== 'place') return void editField(target, id, field, value, changeId, author)
    moveDeal(target, id, { stageId: stageIdOf(boardId, String(value)), order: 'a0' }, changeId, author)
  })
}

const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('import' as const), file: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), id: fc.constantFrom(...ids), edit }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('mark' as const), nth: fc.nat(5), undone: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), nth: fc.nat(200) }) },
)
const script = fc.array(fc.tuple(fc.nat(2), operation), { maxLength: 40 })

/** Computers, and updates under way between them in any order. */
class World {
  readonly replicas = [new Replica(), new Replica(), new Replica()]
  readonly edits = new Map<string, Map<number, unknown>>()
  /** What each importer wrote into a layer: wherever its record is, all of one of these must be. */
  readonly writes = new Map<string, Set<string>[]>()
  readonly #under: { to: number; document: ImportUpdate['document']; update: Uint8Array }[] = []

  constructor() {
    this.replicas.forEach((replica, from) => {
      this.#listen(replica.workspace.doc, 'workspace', from)
      this.#listen(replica.board(boardId).doc, 'board', from)
    })
  }

  import(at: number, table: Table): void {
    const replica = this.replicas[at]!
    const { plan } = replica.import(table, known)
    const keys = new Set(plan.deals.map(({ id }) => `${id}:${plan.layer.layerId}`))
    this.writes.set(plan.layer.layerId, [...(this.writes.get(plan.layer.layerId) ?? []), keys])
  }

  edit(at: number, name: string, change: Edit): void {
    const id = importedDealIdOf(name)
    const replica = this.replicas[at]!
    if (!replica.board(boardId).deals.has(id)) return
    const key = `${id}:${change.field}`
    applyEdit(replica, id, change)
    const written = contentValue(replica, key)
    if (written === undefined) return
    this.edits.set(key, (this.edits.get(key) ?? new Map<number, unknown>()).set(at, written))
  }

  mark(at: number, nth: number, undone: boolean): void {
    const target = this.replicas[at]!.board(boardId)
    const layer = importLayers(target.imports)[nth]
    if (layer) editBoard(target, null, () => markLayer(target.imports, layer.layerId, undone))
  }

  deliver(nth: number): void {
    if (this.#under.length === 0) return
    const [next] = this.#under.splice(nth % this.#under.length, 1)
    const replica = this.replicas[next!.to]!
    Y.applyUpdate(
      next!.document === 'workspace' ? replica.workspace.doc : replica.board(boardId).doc,
      next!.update,
      { from: 'network' },
    )
    this.assertWhole(replica)
  }

  settle(): void {
    while (this.#under.length > 0) this.deliver(this.#under.length * 7)
  }

  /** An import is whole or absent. */
  assertWhole(replica: Replica): void {
    const target = replica.board(boardId)
    // Where Yjs holds back what it can't place yet, what that replaces is gone already: nothing is promised before the gap is filled.
    if (target.doc.store.pendingStructs !== null) return
    const layers = target.doc.getMap('deals.layers')
    for (const { layerId } of importLayers(target.imports)) {
      const variants = this.writes.get(layerId) ?? []
      expect(variants.some(keys => [...keys].every(key => layers.has(key)))).toBe(true)
    }
  }

  #listen(doc: Y.Doc, document: ImportUpdate['document'], from: number): void {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if ((origin as { from?: string } | null)?.from === 'network') return
      for (let to = 0; to < this.replicas.length; to++)
        if (to !== from) this.#under.push({ to, document, update })
    })
  }
}

function contentValue(replica: Replica, key: string): unknown {
  return replica.board(boardId).doc.getMap('deals.edits').get(key)
}

test('any imports of same, different and changed files, edits, moves and undos, delivered in any order: all agree and no edit is lost', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 4, maxLength: 4 }), script, (files, steps) => {
      const world = new World()
      for (const [at, step] of steps) {
        if (step.kind === 'import') world.import(at, tableFrom(files[step.file]!))
        else if (step.kind === 'edit') world.edit(at, step.id, step.edit)
        else if (step.kind === 'mark') world.mark(at, step.nth, step.undone)
        else world.deliver(step.nth)
      }
      world.settle()
      const [first, ...others] = world.replicas
      for (const other of others) {
        expect(contentOf(other.workspace.doc)).toEqual(contentOf(first!.workspace.doc))
        expect(contentOf(other.board(boardId).doc)).toEqual(contentOf(first!.board(boardId).doc))
        for (const id of ids.map(importedDealIdOf))
          expect(readDeal(other.board(boardId).deals, id)).toEqual(readDeal(first!.board(boardId).deals, id))
      }
      for (const [key, byReplica] of world.edits)
        expect([...byReplica.values()]).toContainEqual(contentValue(first!, key))
    }),
    { numRuns: 300 },
  )
})

test('L2: who imports a file while half of the same import has arrived says all of it, to those whom the first half has not reached', () => {
  const world = new World()
  const said = tableFrom([{ id: 'a', title: 'One', account: '', stage: 'Open', amount: '' }])
  world.import(2, said)
  // Found by seed -1031345778: the deals of the first import reach the second importer, its word that they count does not.
  world.deliver(50)
  world.import(0, said)
  for (const nth of [0, 0, 64]) world.deliver(nth)
  world.settle()
})

test('L2: a file over half of itself says all of its deals, not only what an import between them changed', () => {
  const said = (amount: string) => tableFrom([{ id: 'a', title: 'One', account: '', stage: 'Open', amount }])
  // Whose layer stays of two written at once depends on the ids of their computers, which are random: often enough for both.
  for (let round = 0; round < 20; round++) {
    const world = new World()
    world.import(1, said(''))
    // Found by seed -1210563581: the deals of the first import reach another importer, its word that they count does not.
    world.deliver(42)
    world.import(1, said('300'))
    world.import(0, said('300'))
    world.import(0, said(''))
    world.settle()
    for (const replica of world.replicas)
      expect(readDeal(replica.board(boardId).deals, importedDealIdOf('a'))).toMatchObject({ title: 'One' })
  }
})

test('on one computer: what nobody edited is what the last file says, and undoing an import is exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(file, fc.option(fc.tuple(fc.constantFrom(...ids), edit))), {
        minLength: 1,
        maxLength: 6,
      }),
      rounds => {
        const replica = new Replica()
        const { deals, imports } = replica.board(boardId)
        const shown = () => ids.map(importedDealIdOf).map(id => readDeal(deals, id))
        for (const [lines, change] of rounds) {
          const before = shown()
          const { plan, updates } = replica.import(tableFrom(lines), known)
          for (const each of lines) assertSays(replica, each)
          const after = shown()
          if (updates.length > 0 && importLayers(imports).at(-1)?.layerId === plan.layer.layerId) {
            markLayer(imports, plan.layer.layerId, true)
            if (plan.layer.state === 'new') expect(shown()).toEqual(before)
            markLayer(imports, plan.layer.layerId, false)
            expect(shown()).toEqual(after)
          }
          if (change && deals.has(importedDealIdOf(change[0])))
            applyEdit(replica, importedDealIdOf(change[0]), change[1])
        }
      },
    ),
    { numRuns: 200 },
  )
})

/** Each field of a deal is the file's, or somebody's with the file's beside it. */
function assertSays(replica: Replica, said: Line): void {
  const { deals } = replica.board(boardId)
  const { beneath } = deals.read(importedDealIdOf(said.id))!
  const { collections } = replica.workspace
  expect(beneath['title']).toBe(said.title)
  expect(beneath['amount'] ?? null).toEqual(said.amount === '' ? null : parseMoney(said.amount, 'USD', '.'))
  expect(beneath['place']).toMatchObject({ stageId: stageIdOf(boardId, said.stage) })
  const account = beneath['accountId']
  expect(typeof account === 'string' ? collections.accounts.value(account, 'name') : '').toBe(said.account)
}

test('an import taken back and made again is the same import; one covered by a later file becomes a new one', () => {
  const replica = new Replica()
  const [one, two] = ['1', '2'].map(amount =>
    tableFrom([{ id: 'a', title: 'A', account: '', stage: 'Open', amount }]),
  )
  const amount = () => readDeal(replica.board(boardId).deals, importedDealIdOf('a'))?.amount?.minor
  const { imports } = replica.board(boardId)
  const first = replica.import(one!, known).plan
  markLayer(imports, first.layer.layerId, true)
  expect(effectiveLayers(imports)).toEqual([OWN_LAYER])
  const again = replica.import(one!, known)
  expect([again.plan.layer, amount(), importLayers(imports).length]).toEqual([
    { state: 'undone', layerId: first.layer.layerId },
    100,
    1,
  ])
  replica.import(two!, known)
  expect(amount()).toBe(200)
  replica.import(one!, known)
  expect([amount(), importLayers(imports).length]).toEqual([100, 3])
  expect(replica.import(one!, known).updates).toEqual([])
})

test('what somebody made their own stays, the file’s value is shown beside it, and the report names both', () => {
  const replica = new Replica()
  const lines: Line[] = [{ id: 'a', title: 'A', account: 'Acme', stage: 'Open', amount: '1' }]
  replica.import(tableFrom(lines), known)
  const id = importedDealIdOf('a')
  applyEdit(replica, id, { field: 'amount', value: parseMoney('7', 'USD', '.') })
  const changed = tableFrom([{ ...lines[0]!, amount: '300', title: 'A2' }])
  const { plan } = replica.import(changed, known)
  expect(plan.report).toMatchObject({ updated: 1, unchanged: 0, heldTotal: 1 })
  expect(plan.report.held).toEqual([
    { dealId: id, title: 'A', field: 'amount', ours: '7 USD', theirs: '300 USD' },
  ])
  const deal = readDeal(replica.board(boardId).deals, id)!
  expect(deal).toMatchObject({
    title: 'A2',
    amount: { minor: 700 },
    crm: { amount: { minor: 30000, currency: 'USD' } },
  })
})

test('two computers that import one file write the same layer, byte for byte of content', () => {
  const [one, two] = [new Replica(), new Replica()]
  const table = tableFrom([{ id: 'a', title: 'A', account: 'Acme', stage: 'Open', amount: '1' }])
  for (const replica of [one, two]) {
    const plan = replica.plan(table, understand(table).mapping)
    applyImport(
      plan,
      { ...someImport, at: replica === one ? 1 : 2 },
      replica.workspace,
      replica.board(plan.boardId),
    )
  }
  const layersOf = (replica: Replica) =>
    [...replica.boards.values()].map(each => contentOf(each.doc)['deals.layers'])
  expect(layersOf(two)).toEqual(layersOf(one))
})
