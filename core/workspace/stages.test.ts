import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asBoard, asDeal, asMember, asStage, DocumentReplicas, Replicas } from '../../test/support/replicas'
import { createDeal, moveDeal } from '../deal/edit'
import { readDeal } from '../deal/read'
import { editBoard, type BoardDocument } from '../documents/board'
import { editWorkspace, openWorkspace, type WorkspaceDocument } from '../documents/workspace'
import { derivedId, type DealId, type StageId } from '../ids'
import { orderBetween } from '../order'
import { emptyInto, emptyStage, stageOfDeal, stagesOfBoard } from './stages'

const BOARD = asBoard('board')
const STAGES = ['one', 'two', 'three'].map(asStage)
const DEALS = ['a', 'b', 'c', 'd'].map(asDeal)
const author = { by: asMember('m'), at: 1 }
const origin = { from: 'command', windowId: 'w' }

/** A computer has both documents, and gets the updates of each in any order: a stage may go before or after a deal comes to it. */
interface Computer {
  readonly workspace: WorkspaceDocument
  readonly board: BoardDocument
}

const stage = fc.constantFrom(...STAGES)
const operation = fc.oneof(
  fc.record({ kind: fc.constantFrom('remove' as const, 'restore' as const), stage }),
  fc.record({ kind: fc.constant('merge' as const), stage, into: stage }),
  fc.record({ kind: fc.constant('rename' as const), stage, name: fc.constantFrom('Talk', 'Offer') }),
  fc.record({ kind: fc.constant('reorder' as const), stage, after: stage }),
  fc.record({ kind: fc.constant('add' as const), nth: fc.nat(3) }),
  fc.record({ kind: fc.constant('move' as const), deal: fc.constantFrom(...DEALS), stage }),
  fc.record({ kind: fc.constant('deliver' as const), nth: fc.nat(99), what: fc.boolean() }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

let count = 0
const fresh = (): string => `n${++count}`

function newStage(workspace: WorkspaceDocument, id: StageId): void {
  const last = stagesOfBoard(workspace, BOARD).at(-1)?.order ?? null
  const fields = { boardId: BOARD, name: id, kind: 'open', probability: 0.5, order: orderBetween(last, null) }
  workspace.collections.stages.create(id, fields)
}

function mark(workspace: WorkspaceDocument, id: StageId, deleted: boolean): void {
  workspace.collections.stages.edit(id, 'deleted', deleted ? author : null)
}

function merge({ workspace, board }: Computer, from: StageId, into: StageId): void {
  const stages = stagesOfBoard(workspace, BOARD)
  if (from === into || !stages.some(each => each.id === into)) return
  const inLane = (id: StageId): DealId[] => DEALS.filter(deal => stageOfDeal(board, deal, stages)?.id === id)
  const last = inLane(into).map(deal => readDeal(board.deals, deal)?.place?.order ?? '').sort().at(-1) ?? null // prettier-ignore
  editBoard(board, origin, () => emptyStage(board, from, emptyInto(inLane(from), into, last), fresh(), author)) // prettier-ignore
  editWorkspace(workspace, origin, () => mark(workspace, from, true))
}

function apply(computer: Computer, step: Exclude<Operation, { kind: 'deliver' }>): void {
  const { workspace, board } = computer
  const { stages } = workspace.collections
  switch (step.kind) {
    case 'remove':
    case 'restore':
      return editWorkspace(workspace, origin, () => mark(workspace, step.stage, step.kind === 'remove'))
    case 'merge':
      return merge(computer, step.stage, step.into)
    case 'rename':
      return void editWorkspace(workspace, origin, () => stages.edit(step.stage, 'name', step.name))
    case 'reorder': {
      const lanes = stagesOfBoard(workspace, BOARD).filter(each => each.id !== step.stage)
      const at = lanes.findIndex(each => each.id === step.after)
      const [above, below] = [lanes[at]?.order ?? null, lanes[at + 1]?.order ?? null]
      if (above !== null && below !== null && above >= below) return
      return void editWorkspace(workspace, origin, () => stages.edit(step.stage, 'order', orderBetween(above, below))) // prettier-ignore
    }
    case 'add':
      return editWorkspace(workspace, origin, () => newStage(workspace, asStage(`new${step.nth}`)))
    case 'move':
      return void editBoard(
        board,
        origin,
        () =>
        moveDeal(board, step.deal, { stageId: step.stage, order: orderBetween(null, null) }, derivedId('change', fresh()), author), // prettier-ignore
      )
  }
}

/** The board as a person sees it: its lanes from left to right, each with its deals; *unsorted* first. */
function lanes({ workspace, board }: Computer): unknown {
  const stages = stagesOfBoard(workspace, BOARD)
  const of = (id: StageId | null) =>
    DEALS.filter(deal => (stageOfDeal(board, deal, stages)?.id ?? null) === id).map(deal => [deal, readDeal(board.deals, deal)?.place?.order]) // prettier-ignore
  return [null, ...stages].map(each => [each?.id ?? 'unsorted', each?.name, of(each?.id ?? null)])
}

function born(computers: number): {
  each: Computer[]
  deliver: (what: boolean, nth: number) => void
  settle: () => void
} {
  // prettier-ignore
  const workspaces = new DocumentReplicas(computers, openWorkspace)
  const boards = new Replicas(computers)
  const each = workspaces.each.map((workspace, at) => ({ workspace, board: boards.each[at]! }))
  const settle = (): void => {
    workspaces.settle()
    boards.settle()
  }
  const [first] = each
  editWorkspace(first!.workspace, origin, () => {
    for (const id of STAGES) newStage(first!.workspace, id)
  })
  editBoard(first!.board, origin, () => {
    for (const id of DEALS) createDeal(first!.board, { id, place: { stageId: STAGES[0]!, order: 'a0', changeId: null }, fields: { title: id } }, author) // prettier-ignore
  })
  settle()
  return { each, settle, deliver: (what, nth) => (what ? workspaces : boards).deliver(nth) }
}

test('D6: stages added, renamed, reordered, merged, removed and brought back on four computers while deals move: no deal is lost, all see the same lanes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), operation), { maxLength: 24 }), steps => {
      const { each, deliver, settle } = born(4)
      for (const [at, step] of steps) {
        if (step.kind === 'deliver') deliver(step.what, step.nth)
        else apply(each[at]!, step)
        // Not only in the end: at no moment is a deal of any computer in no lane.
        const seen = lanes(each[at]!) as [string, unknown, unknown[]][]
        expect(seen.flatMap(([, , deals]) => deals)).toHaveLength(DEALS.length)
      }
      settle()
      const [first, ...others] = each.map(lanes)
      for (const other of others) expect(other).toEqual(first)
    }),
    { numRuns: 60 },
  )
})

test('D6: a deal that moves into a stage while another computer merges that stage away is unsorted, and a restored stage has it', () => {
  const { each, settle } = born(2)
  const [a, b] = each as [Computer, Computer]
  merge(a, STAGES[0]!, STAGES[1]!)
  apply(b, { kind: 'move', deal: DEALS[0]!, stage: STAGES[2]! })
  apply(b, { kind: 'move', deal: DEALS[0]!, stage: STAGES[0]! })
  settle()
  for (const { workspace, board } of each)
    expect(stageOfDeal(board, DEALS[0]!, stagesOfBoard(workspace, BOARD))?.id ?? 'unsorted').toBe(
      readDeal(board.deals, DEALS[0]!)?.place?.stageId === STAGES[0] ? 'unsorted' : STAGES[1],
    )
  expect(lanes(a)).toEqual(lanes(b))
  apply(a, { kind: 'restore', stage: STAGES[0]! })
  settle()
  for (const { workspace, board } of each)
    expect(stageOfDeal(board, DEALS[0]!, stagesOfBoard(workspace, BOARD))).not.toBeNull()
})
