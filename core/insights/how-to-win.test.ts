import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asDeal, asMember, asStage } from '../../test/support/replicas'
import { useIdOf, type TacticUse } from '../deal/tactic-use'
import type { CompetitorId, PageId, PersonId, ProductId } from '../ids'
import { howToWin, similarDeals, whoHasDoneThis, type Situation, type TacticFact } from './how-to-win'

const acme = 'acme' as CompetitorId
const other = 'other' as CompetitorId
const negotiation = asStage('negotiation')
const page = (id: string): PageId => id as PageId
let made = 0
const deal = (given: Partial<Situation>): Situation => ({
  dealId: asDeal(`d${made++}`),
  outcome: 'open',
  stageId: negotiation,
  stages: [],
  competitors: [acme],
  products: [],
  accountId: null,
  sector: null,
  ownerId: null,
  team: [],
  minor: null,
  ...given,
})
const tactic = (id: string, given: Partial<TacticFact> = {}): TacticFact => ({
  pageId: page(id),
  competitors: [],
  stages: [],
  products: [],
  sectors: [],
  ...given,
})
const used = (where: Situation, id: string, verdict: TacticUse['verdict'] = null, by = 'm'): TacticUse => ({
  id: useIdOf(where.dealId, page(id), asMember(by)),
  dealId: where.dealId,
  pageId: page(id),
  by: asMember(by),
  at: 0,
  verdict,
  deleted: null,
})
const many = (count: number, given: Partial<Situation>) => Array.from({ length: count }, () => deal(given))

describe('how to win this one', () => {
  test('says why: beat Acme in 7 of 9 deals, and fits the stage', () => {
    const past = [...many(7, { outcome: 'won' }), ...many(2, { outcome: 'lost' })]
    const [first] = howToWin(
      deal({}),
      [tactic('t', { competitors: [acme], stages: [negotiation] })],
      past,
      past.map(each => used(each, 't')),
    )
    expect(first?.reasons).toEqual([
      { kind: 'record', won: 7, of: 9, competitorId: acme, stageId: null },
      { kind: 'competitor', competitorId: acme },
      { kind: 'stage', stageId: negotiation },
    ])
  })

  describe('beat Acme at Negotiation in 5 of 7 deals', () => {
    const through = { stages: [negotiation] }
    const fits = tactic('t', { competitors: [acme], stages: [negotiation] })
    const recordIn = (past: readonly Situation[], of = fits, here = deal({})) =>
      howToWin(here, [of], past, past.map(each => used(each, 't')))[0]?.reasons[0] // prettier-ignore
    const seven = [
      ...many(5, { outcome: 'won', ...through }),
      ...many(2, { outcome: 'lost', ...through }),
      ...many(3, { outcome: 'lost' }),
    ]

    test('one reason for both, with the count of deals that stood in the stage', () => {
      expect(recordIn(seven)).toEqual({
        kind: 'record',
        won: 5,
        of: 7,
        competitorId: acme,
        stageId: negotiation,
      })
    })

    test('B4: of fewer than five in the stage, the record against the competitor stands alone', () => {
      const few = [...many(4, { outcome: 'won', ...through }), ...many(5, { outcome: 'lost' })]
      expect(recordIn(few)).toEqual({ kind: 'record', won: 4, of: 9, competitorId: acme, stageId: null })
    })

    test('a page for any stage, and a deal in another one, have no record of a stage', () => {
      expect(recordIn(seven, tactic('t', { competitors: [acme] }))).toMatchObject({ of: 10, stageId: null })
      const elsewhere = deal({ stageId: asStage('offer') })
      expect(recordIn(seven, fits, elsewhere)).toMatchObject({ of: 10, stageId: null })
    })

    test('is measured against deals that came as far: a page used in all of them adds nothing', () => {
      const early = many(20, { outcome: 'lost' })
      const past = [...many(6, { outcome: 'won', ...through }), ...early]
      const uses = past.slice(0, 6).map(each => used(each, 't'))
      const [ranked] = howToWin(deal({}), [fits], past, uses)
      const [unused] = howToWin(deal({}), [fits], past, [])
      expect(ranked?.reasons[0]).toMatchObject({ won: 6, of: 6, stageId: negotiation })
      expect(ranked?.score).toBeCloseTo(unused?.score ?? NaN)
    })
  })

  test('the record against a named competitor is of that one, where the deal has two', () => {
    const past = [...many(3, { outcome: 'won' }), ...many(5, { outcome: 'won', competitors: [other] })]
    const uses = past.map(each => used(each, 't'))
    const both = deal({ competitors: [other, acme] })
    const [first] = howToWin(both, [tactic('t', { competitors: [acme] })], past, uses)
    expect(first?.reasons[0]).toMatchObject({ won: 3, of: 3, competitorId: acme })
  })

  test('one lucky win does not lead over a record', () => {
    const past = [...many(9, { outcome: 'won' }), ...many(9, { outcome: 'lost' })]
    const uses = [
      used(past[0]!, 'lucky'),
      ...past.slice(0, 8).map(each => used(each, 'proven')),
      used(past[9]!, 'proven'),
    ]
    const fits = { competitors: [acme] }
    const ranked = howToWin(deal({}), [tactic('lucky', fits), tactic('proven', fits)], past, uses)
    expect(ranked.map(({ pageId }) => pageId)).toEqual(['proven', 'lucky'])
  })

  test('*did not help* counts against it, though the deal was won; two who used it are one deal', () => {
    const past = many(4, { outcome: 'won' })
    const uses = [
      used(past[0]!, 't', 'did-not'),
      used(past[1]!, 't', 'helped', 'a'),
      used(past[1]!, 't', null, 'b'),
    ]
    const [first] = howToWin(deal({}), [tactic('t', { competitors: [acme] })], past, uses)
    expect(first?.reasons[0]).toMatchObject({ kind: 'record', won: 1, of: 2 })
  })

  test('a page for another competitor, and one that nothing speaks for, are left out', () => {
    const pages = [tactic('elsewhere', { competitors: [other], stages: [negotiation] }), tactic('any')]
    expect(howToWin(deal({}), pages, [], [])).toEqual([])
  })

  test('deals against other competitors say nothing of this one', () => {
    const past = many(5, { outcome: 'won', competitors: [other] })
    const [first] = howToWin(
      deal({}),
      [tactic('t', { competitors: [acme] })],
      past,
      past.map(each => used(each, 't')),
    )
    expect(first?.reasons.map(({ kind }) => kind)).toEqual(['competitor'])
  })

  test('the order is the same on every replica, whatever the order of what arrives', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const past = many(6, { outcome: 'won' })
    const pages = ids.map(id => tactic(id, { competitors: [acme] }))
    const uses = past.flatMap((each, at) => ids.slice(0, at).map(id => used(each, id)))
    const expected = howToWin(deal({}), pages, past, uses)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pages, { minLength: 5 }),
        fc.shuffledSubarray(uses, { minLength: uses.length }),
        (p, u) => {
          expect(howToWin(deal({}), p, past, u)).toEqual(expected)
        },
      ),
    )
  })
})

test('similar deals are decided ones, most alike first; size alone makes none', () => {
  const product = 'p' as ProductId
  const here = deal({ products: [product], minor: 1000 })
  const best = deal({ outcome: 'lost', products: [product], minor: 1500 })
  const same = deal({ outcome: 'won', minor: 90_000 })
  const size = deal({ outcome: 'won', competitors: [other], minor: 1000 })
  const open = deal({ products: [product] })
  expect(similarDeals(here, [size, same, best, open, here], 5)).toEqual([best, same])
  expect(similarDeals(here, [same, best], 1)).toEqual([best])
})

test('whom to ask: who has won deals like this one, not its own rep', () => {
  const [ana, ben] = ['ana' as PersonId, 'ben' as PersonId]
  const past = [
    ...many(2, { outcome: 'won', ownerId: ben }),
    ...many(3, { outcome: 'won', ownerId: ana }),
    ...many(4, { outcome: 'lost', ownerId: ben }),
    ...many(5, { outcome: 'won', ownerId: ben, competitors: [other] }),
  ]
  expect(whoHasDoneThis(deal({}), past)).toEqual([
    { personId: ana, won: 3, helped: 0, as: '' },
    { personId: ben, won: 2, helped: 0, as: '' },
  ])
  expect(whoHasDoneThis(deal({ ownerId: ana }), past)).toMatchObject([{ personId: ben, won: 2 }])
})

test('whom to ask: whoever helped to win counts, with what they helped as; whoever helps here already does not', () => {
  const [ana, ben, cleo] = ['ana' as PersonId, 'ben' as PersonId, 'cleo' as PersonId]
  const team = [{ personId: cleo, as: 'Security' }, { personId: ana, as: '' }] // prettier-ignore
  const past = [
    ...many(2, { outcome: 'won', ownerId: ana, team }),
    ...many(1, { outcome: 'won', ownerId: ben, team }),
    ...many(3, { outcome: 'lost', ownerId: ben, team }),
  ]
  expect(whoHasDoneThis(deal({}), past)).toEqual([
    { personId: ana, won: 2, helped: 1, as: '' },
    { personId: cleo, won: 0, helped: 3, as: 'Security' },
    { personId: ben, won: 1, helped: 0, as: '' },
  ])
  expect(whoHasDoneThis(deal({ team: [{ personId: cleo, as: '' }] }), past).map(each => each.personId)).toEqual([ana, ben]) // prettier-ignore
})
