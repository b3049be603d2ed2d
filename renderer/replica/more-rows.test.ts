import { expect, test } from 'vitest'
import type { DealId } from '../../core/ids'
import type { DealMore } from '../../electron/contract/table-rows'
import { MoreRows } from './more-rows'

function more(id: string, source: string | null = null): DealMore {
  const sets = { competitors: [], tags: [], products: [], reasons: [], team: [] }
  const empty = { startedOn: null, nextStepDue: null, externalId: null, link: null, forecastCategory: null, ownProbability: null } // prettier-ignore
  return { id: id as DealId, ...empty, source, contact: null, sets, custom: {}, picked: {} }
}

test('what comes in pieces is told once, when the last one is here; an edit after that is told at once', () => {
  const rows = new MoreRows()
  let told = 0
  rows.onAny(() => told++)
  rows.apply({ reset: true, upsert: [more('a')], remove: [], complete: false })
  rows.apply({ reset: false, upsert: [more('b')], remove: [], complete: false })
  expect([told, rows.version(), rows.complete()]).toEqual([0, 0, false])
  rows.apply({ reset: false, upsert: [more('c')], remove: [], complete: true })
  expect([told, rows.version(), rows.complete()]).toEqual([1, 1, true])
  rows.apply({ reset: false, upsert: [more('b', 'Fair')], remove: ['a' as DealId], complete: true })
  expect([told, rows.get('a' as DealId), rows.get('b' as DealId)?.source]).toEqual([2, undefined, 'Fair'])
})
