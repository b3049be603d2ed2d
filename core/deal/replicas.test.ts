import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asChange, asDeal, asMember, asStage, Replicas } from '../../test/support/replicas'
import { editBoard, type BoardDocument } from '../documents/board'
import { orderBetween } from '../order'
import {
  createDeal,
  deleteDeal,
  editField,
  fieldState,
  moveDeal,
  restoreDeal,
  revertField,
  type FieldState,
} from './edit'
import { readDeal } from './read'
import type { Deal } from './schema'

const DEALS = ['a', 'b', 'c']
const STAGES = ['one', 'two', 'three']
const author = { by: asMember('m'), at: 1 }
const origin = { from: 'command', windowId: 'w' }

const operation = fc.oneof(
  fc.record({
    kind: fc.constant('title' as const),
    deal: fc.constantFrom(...DEALS),
    value: fc.string({ minLength: 1, maxLength: 5 }).filter(text => text.trim() !== ''),
  }),
  fc.record({ kind: fc.constant('amount' as const), deal: fc.constantFrom(...DEALS), value: fc.nat(9) }),
  fc.record({
    kind: fc.constant('move' as const),
    deal: fc.constantFrom(...DEALS),
    stage: fc.constantFrom(...STAGES),
  }),
  fc.record({
    kind: fc.constantFrom('delete' as const, 'restore' as const),
    deal: fc.constantFrom(...DEALS),
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('deliver' as const), nth: fc.nat(99) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never
interface Undo { readonly deal: string; readonly field: string; readonly expected: FieldState; readonly to: FieldState } // prettier-ignore

let changes = 0
const changeId = (): ReturnType<typeof asChange> => asChange(`c${++changes}`)

function apply(board: BoardDocument, undos: Undo[], step: Exclude<Operation, { kind: 'deliver' }>): void {
  if (step.kind === 'undo') {
    const undo = undos.pop()
    if (undo !== undefined)
      editBoard(board, origin, () =>
        revertField(board, asDeal(undo.deal), undo.field, undo.expected, undo.to, changeId(), author),
      )
    return
  }
  const deal = asDeal(step.deal)
  if (!board.deals.has(deal)) return
  const field =
    step.kind === 'move' ? 'place' : step.kind === 'delete' || step.kind === 'restore' ? 'deleted' : step.kind
  const to = fieldState(board, deal, field)
  editBoard(board, origin, () => {
    if (step.kind === 'title') editField(board, deal, 'title', step.value, changeId(), author)
    else if (step.kind === 'amount')
      editField(board, deal, 'amount', { minor: step.value, currency: 'EUR' }, changeId(), author)
    else if (step.kind === 'move')
      moveDeal(
        board,
        deal,
        { stageId: asStage(step.stage), order: orderBetween(null, null) },
        changeId(),
        author,
      )
    else if (step.kind === 'delete') deleteDeal(board, deal, author)
    else restoreDeal(board, deal)
  })
  undos.push({ deal: step.deal, field, expected: fieldState(board, deal, field), to })
}

function seen(board: BoardDocument): (Deal | null)[] {
  return DEALS.map(id => readDeal(board.deals, id))
}

function born(count: number): Replicas {
  const replicas = new Replicas(count)
  const [first] = replicas.boards
  editBoard(first!, origin, () => {
    for (const id of DEALS)
      createDeal(
        first!,
        {
          id: asDeal(id),
          place: { stageId: asStage('one'), order: 'a0', changeId: null },
          fields: { title: id },
        },
        author,
      )
  })
  replicas.settle()
  return replicas
}

test('any mix of edits, moves, deletes and undos on several computers, delivered in any order and doubled: all agree', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), operation), { maxLength: 60 }), steps => {
      const replicas = born(4)
      const undos: Undo[][] = [[], [], [], []]
      for (const [at, step] of steps) {
        if (step.kind === 'deliver') replicas.deliver(step.nth)
        else apply(replicas.boards[at]!, undos[at]!, step)
      }
      replicas.settle()
      const [first, ...others] = replicas.boards.map(seen)
      for (const other of others) expect(other).toEqual(first)
    }),
    { numRuns: 300 },
  )
})

test('D4: whatever moves concur, stage, order and change are those of one of them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STAGES), { minLength: 2, maxLength: 4 }), stages => {
      const replicas = born(stages.length)
      const made = stages.map((stage, at) => {
        const board = replicas.boards[at]!
        editBoard(board, origin, () =>
          moveDeal(
            board,
            asDeal('a'),
            { stageId: asStage(stage), order: orderBetween(null, null) },
            changeId(),
            author,
          ),
        )
        return readDeal(board.deals, 'a')?.place
      })
      replicas.settle()
      for (const board of replicas.boards) expect(made).toContainEqual(readDeal(board.deals, 'a')?.place)
    }),
  )
})

test('no field’s edit is ever lost to another field’s', () => {
  const replicas = born(2)
  const [a, b] = replicas.boards as [BoardDocument, BoardDocument]
  editBoard(a, origin, () => editField(a, asDeal('a'), 'title', 'By A', changeId(), author))
  editBoard(b, origin, () => editField(b, asDeal('a'), 'nextStep', 'By B', changeId(), author))
  editBoard(b, origin, () =>
    moveDeal(b, asDeal('a'), { stageId: asStage('two'), order: 'a1' }, changeId(), author),
  )
  replicas.settle()
  for (const board of [a, b])
    expect(readDeal(board.deals, 'a')).toMatchObject({
      title: 'By A',
      nextStep: 'By B',
      place: { stageId: 'two' },
    })
})

test('D5: an edit concurrent with a delete keeps its data, and restoring shows it', () => {
  const replicas = born(2)
  const [a, b] = replicas.boards as [BoardDocument, BoardDocument]
  editBoard(a, origin, () => deleteDeal(a, asDeal('a'), author))
  editBoard(b, origin, () => editField(b, asDeal('a'), 'title', 'Still here', changeId(), author))
  replicas.settle()
  expect(readDeal(a.deals, 'a')).toMatchObject({ title: 'Still here', deleted: { by: 'm' } })
  editBoard(b, origin, () => restoreDeal(b, asDeal('a')))
  replicas.settle()
  expect(readDeal(a.deals, 'a')?.deleted).toBeNull()
})

test('D10: undo leaves alone what another changed since, and appends to the changes instead of rewriting them', () => {
  const replicas = born(2)
  const [a, b] = replicas.boards as [BoardDocument, BoardDocument]
  const money = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'EUR' })
  const before = fieldState(a, asDeal('a'), 'amount')
  editBoard(a, origin, () => editField(a, asDeal('a'), 'amount', money(1), changeId(), author))
  const mine = fieldState(a, asDeal('a'), 'amount')
  editBoard(a, origin, () =>
    expect(revertField(a, asDeal('a'), 'amount', mine, before, changeId(), author)).toBe(true),
  )
  expect([...a.changes.values()]).toMatchObject([
    { before: null, after: money(1) },
    { before: money(1), after: null },
  ])
  editBoard(a, origin, () => editField(a, asDeal('a'), 'amount', money(2), changeId(), author))
  replicas.settle()
  editBoard(b, origin, () => editField(b, asDeal('a'), 'amount', money(3), changeId(), author))
  replicas.settle()
  editBoard(a, origin, () =>
    expect(
      revertField(a, asDeal('a'), 'amount', { edited: true, value: money(2) }, before, changeId(), author),
    ).toBe(false),
  )
  expect(readDeal(a.deals, 'a')?.amount).toEqual(money(3))
})
