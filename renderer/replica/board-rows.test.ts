import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byOrder } from '../../core/order'
import { calendarDateSchema } from '../../core/dates'
import { dealIdSchema, type DealId } from '../../core/ids'
import type { CardRow, LaneTotal } from '../../electron/contract/rows'
import { BoardRows } from './board-rows'
import { deleteOverlay, editOverlay, moveOverlays } from './overlays'

const lanes = ['one', 'two', 'three']
const idOf = (n: number): DealId => dealIdSchema.parse(`deal${n}`)

function row(n: number, lane: string, order: string, title = `Deal ${n}`): CardRow {
  return { id: idOf(n), title, lane, order, accountId: null, productId: null, amount: null, closeDate: calendarDateSchema.parse('2017-03-01'), ownerId: null, nextStep: null, nextStepDue: null, differs: false } // prettier-ignore
}

/** What the lanes must be: everything sorted anew. */
function naive(base: Map<string, CardRow>, lane: string): CardRow[] {
  return [...base.values()].filter(one => one.lane === lane).sort(byOrder)
}

const anyRow = fc
  .record({ n: fc.nat(40), lane: fc.constantFrom(...lanes), order: fc.stringMatching(/^a[0-9A-C]$/) })
  .map(({ n, lane, order }) => row(n, lane, order))
const anyPatch = fc.oneof(
  fc.record({ kind: fc.constant('reset' as const), rows: fc.uniqueArray(anyRow, { selector: one => one.id, maxLength: 60 }), totals: fc.constant<LaneTotal[]>([]), complete: fc.boolean() }),
  fc.record({ kind: fc.constant('more' as const), rows: fc.uniqueArray(anyRow, { selector: one => one.id, maxLength: 60 }), complete: fc.boolean() }),
  fc.record({ kind: fc.constant('change' as const), upsert: fc.uniqueArray(anyRow, { selector: one => one.id, maxLength: 5 }), remove: fc.array(fc.integer({ min: 41, max: 50 }).map(idOf), { maxLength: 1 }), totals: fc.constant<LaneTotal[]>([]) }),
  fc.record({ kind: fc.constant('change' as const), upsert: fc.constant<CardRow[]>([]), remove: fc.uniqueArray(fc.nat(40).map(idOf), { maxLength: 6 }), totals: fc.constant<LaneTotal[]>([]) }),
) // prettier-ignore

describe('board rows', () => {
  it('any mix of patches leaves the lanes as sorting everything anew would', () => {
    fc.assert(
      fc.property(fc.array(anyPatch, { maxLength: 30 }), patches => {
        const rows = new BoardRows()
        const model = new Map<string, CardRow>()
        for (const patch of patches) {
          rows.apply(patch)
          if (patch.kind === 'reset') model.clear()
          for (const one of patch.kind === 'change' ? patch.upsert : patch.rows) model.set(one.id, one)
          if (patch.kind === 'change') for (const id of patch.remove) model.delete(id)
          for (const lane of lanes) expect(rows.lane(lane)).toEqual(naive(model, lane))
        }
        for (const one of model.values()) expect(rows.lane(one.lane)[rows.indexOf(one.id)]).toBe(one)
      }),
    )
  })

  it('edits shown before they are confirmed, answered in any order with patches, end as the engine has it', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('patch' as const), patch: anyPatch }),
      fc.record({ do: fc.constant('edit' as const), n: fc.nat(40), title: fc.constantFrom('A', 'B') }),
      fc.record({ do: fc.constant('delete' as const), n: fc.nat(40) }),
      fc.record({
        do: fc.constant('move' as const),
        n: fc.nat(40),
        lane: fc.constantFrom(...lanes),
        at: fc.nat(10),
      }),
      fc.record({ do: fc.constant('answer' as const), which: fc.nat(10), kept: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const timers: (() => void)[] = []
        const rows = new BoardRows(run => timers.push(run))
        const model = new Map<string, CardRow>()
        const open: ((kept: boolean) => void)[] = []
        for (const one of steps) {
          if (one.do === 'patch') {
            rows.apply(one.patch)
            if (one.patch.kind === 'reset') model.clear()
            for (const r of one.patch.kind === 'change' ? one.patch.upsert : one.patch.rows)
              model.set(r.id, r)
            if (one.patch.kind === 'change') for (const id of one.patch.remove) model.delete(id)
          } else if (one.do === 'edit')
            open.push(rows.overlay([editOverlay(idOf(one.n), { title: one.title })]))
          else if (one.do === 'delete') open.push(rows.overlay([deleteOverlay(idOf(one.n))]))
          else if (one.do === 'move') {
            const after = rows.lane(one.lane)[one.at]?.id ?? null
            open.push(
              rows.overlay(moveOverlays(rows, [idOf(one.n)], one.lane, after === idOf(one.n) ? null : after)),
            )
          } else open.splice(one.which, 1)[0]?.(one.kept)
          for (const lane of lanes) {
            expect([...rows.lane(lane)].sort(byOrder)).toEqual(rows.lane(lane))
            for (const shown of rows.lane(lane)) expect(rows.row(shown.id)).toBe(shown)
          }
        }
        for (const answer of open) answer(true)
        for (const run of timers) run()
        for (const lane of lanes) expect(rows.lane(lane)).toEqual(naive(model, lane))
      }),
    )
  })

  it('wakes only the lanes that changed', () => {
    const rows = new BoardRows()
    rows.apply({
      kind: 'reset',
      rows: [row(1, 'one', 'a1'), row(2, 'two', 'a1')],
      totals: [],
      complete: true,
    })
    const woken: string[] = []
    for (const lane of lanes) rows.onLane(lane, () => woken.push(lane))
    rows.apply({ kind: 'change', upsert: [row(1, 'three', 'a1')], remove: [], totals: [] })
    expect(woken.sort()).toEqual(['one', 'three'])
  })

  it('keeps a drop where it was dropped until the engine says where it is', () => {
    const rows = new BoardRows(() => undefined)
    rows.apply({
      kind: 'reset',
      rows: [row(1, 'one', 'a1'), row(2, 'one', 'a2'), row(3, 'two', 'a1')],
      totals: [],
      complete: true,
    })
    const answered = rows.overlay(moveOverlays(rows, [idOf(3)], 'one', idOf(1)))
    const titles = () => rows.lane('one').map(one => one.title)
    expect(titles()).toEqual(['Deal 1', 'Deal 3', 'Deal 2'])
    answered(true)
    expect(titles()).toEqual(['Deal 1', 'Deal 3', 'Deal 2'])
    rows.apply({ kind: 'change', upsert: [row(3, 'one', 'a1V')], remove: [], totals: [] })
    expect(rows.row(idOf(3))?.order).toBe('a1V')
  })

  it('takes a refused drop back', () => {
    const rows = new BoardRows()
    rows.apply({ kind: 'reset', rows: [row(1, 'one', 'a1')], totals: [], complete: true })
    rows.overlay(moveOverlays(rows, [idOf(1)], 'two', null))(false)
    expect(rows.lane('two')).toEqual([])
    expect(rows.lane('one').map(one => one.id)).toEqual([idOf(1)])
  })

  it('does not touch the lanes beside the one that changed, however many cards they hold', () => {
    const rows = new BoardRows()
    const many = Array.from({ length: 10_000 }, (_, n) =>
      row(n, lanes[n % 2] ?? 'one', `a${String(n).padStart(5, '0')}`),
    )
    rows.apply({ kind: 'reset', rows: many, totals: [], complete: true })
    const [before, card] = [rows.lane('two'), rows.lane('one')[100]]
    rows.apply({ kind: 'change', upsert: [row(0, 'one', 'a00000V')], remove: [], totals: [] })
    expect(rows.lane('two')).toBe(before)
    expect(rows.lane('one')[100]).toBe(card)
  })

  it('has no total for a lane that has become empty', () => {
    const rows = new BoardRows()
    const total = (lane: string, count: number): LaneTotal => ({ lane, count, sums: [] })
    const totals = [total('one', 1), total('two', 1)]
    rows.apply({ kind: 'reset', rows: [row(1, 'one', 'a1'), row(2, 'two', 'a1')], totals, complete: true })
    const change = { upsert: [row(1, 'two', 'a2')], remove: [], totals: [total('two', 2)] }
    rows.apply({ kind: 'change', ...change })
    expect(rows.total('one')).toBeUndefined()
    expect(rows.total('two')?.count).toBe(2)
    rows.apply({ kind: 'change', upsert: [], remove: [idOf(1), idOf(2)], totals: [] })
    expect(rows.total('two')).toBeUndefined()
  })
})
