import { expect, test } from 'vitest'
import { asDeal, asStage } from '../../test/support/replicas'
import type { Change, ChangeKind } from '../deal/schema'
import { stagesOn, turningPoints } from './turning-points'

let clock = 0
const change = (kind: ChangeKind, before: unknown, after: unknown): Change => ({
  dealId: asDeal('d'),
  kind,
  before,
  after,
  by: null,
  at: clock++,
})
const at = (stage: string) => ({ stageId: stage, order: 'a0', changeId: null })
const euros = (minor: number) => ({ minor, currency: 'EUR' })

test('a deal lost from Negotiate, cut by half, put off twice, in whatever order that is read', () => {
  const changes = [
    change('place', at('offer'), at('negotiate')),
    change('amount', euros(1_000), euros(900)),
    change('amount', euros(900), euros(450)),
    change('closeDate', '2026-01-10', '2026-02-10'),
    change('closeDate', '2026-02-10', '2026-02-01'),
    change('closeDate', '2026-02-01', '2026-02-11'),
    change('place', at('negotiate'), at('lost')),
  ]
  const expected = {
    from: 'negotiate',
    amount: { before: euros(900), after: euros(450) },
    slips: 2,
    slippedDays: 41,
  }
  expect(turningPoints(changes, asStage('lost'))).toEqual(expected)
  expect(turningPoints([...changes].reverse(), asStage('lost'))).toEqual(expected)
})

test('of what is not noted, or can’t be read, nothing is said', () => {
  const nothing = { from: null, amount: null, slips: 0, slippedDays: 0 }
  expect(turningPoints([], asStage('lost'))).toEqual(nothing)
  const odd = [
    change('place', null, at('lost')),
    change('amount', null, euros(5)),
    change('amount', { minor: 1, currency: 'USD' }, euros(5)),
    change('closeDate', null, '2026-01-01'),
  ]
  expect(turningPoints(odd, asStage('lost'))).toEqual(nothing)
})

test('the stages on a deal’s way are those of its moves, each once; an odd move names none', () => {
  const moves = [
    change('place', at('offer'), at('negotiate')),
    change('place', at('negotiate'), at('offer')),
    change('place', { stageId: 7 }, null),
    change('place', at('offer'), at('won')),
  ]
  expect(stagesOn(moves)).toEqual(['offer', 'negotiate', 'won'])
})
