import { editField, moveDeal, type Author } from '../deal/edit'
import { readDeal } from '../deal/read'
import type { Deal } from '../deal/schema'
import { setKey } from '../deal/sets'
import { useIdOf, type TacticUse } from '../deal/tactic-use'
import { editBoard, type BoardDocument } from '../documents/board'
import { randomId, type ChangeId, type CompetitorId, type PageId } from '../ids'
import type { SampleBoard } from './sample'
import type { SampleKey } from './sample-page'

/**
 * What happened in the sample's deals, so that *how to win this one* has a real reason to show on the first day: where its
 * competitor was met, which pages were used and whether they helped, and how two deals were lost.
 */
interface SampleEvent {
  /** The stage and the account of the deal. */
  readonly deal: readonly [stage: string, account: string]
  readonly used?: Partial<Record<SampleKey, TacticUse['verdict']>>
  /** Where it stood before it was decided, what it was worth then (in thousands), and by how many days it was put off. */
  readonly before?: { readonly stage: string; readonly thousands: number; readonly days: number }
}

const MET_THE_COMPETITOR: readonly SampleEvent[] = [
  { deal: ['meet', 'Solenne Cosmetics'] },
  { deal: ['meet', 'Kestrel Insurance'] },
  { deal: ['offer', 'Halden Steel'], used: { pilot: null } },
  { deal: ['offer', 'Fjord Ferries'] },
  { deal: ['won', 'Vela Wind'], used: { datavo: 'helped', pilot: 'helped' }, before: { stage: 'talk', thousands: 97, days: 12 } }, // prettier-ignore
  { deal: ['won', 'Orchard Press'], used: { datavo: 'helped' } },
  { deal: ['won', 'Lindqvist Group'], used: { datavo: 'helped', pilot: 'helped' }, before: { stage: 'offer', thousands: 44, days: 0 } }, // prettier-ignore
  { deal: ['lost', 'Kestrel Insurance'], used: { pilot: 'did-not' }, before: { stage: 'talk', thousands: 52, days: 41 } }, // prettier-ignore
  {
    deal: ['lost', 'Brio Hotels'],
    used: { datavo: null },
    before: { stage: 'offer', thousands: 16, days: 0 },
  },
]

const DAY = 86_400_000
const DECIDED_DAYS_AGO = 30

export interface SampleRecords {
  readonly competitorId: CompetitorId
  readonly pages: ReadonlyMap<SampleKey, PageId>
}

export function seedSampleStory(
  board: BoardDocument,
  sample: SampleBoard,
  records: SampleRecords,
  author: Author,
): void {
  editBoard(board, { from: 'seed' }, () => {
    const deals = board.deals.ids().flatMap(id => readDeal(board.deals, id) ?? [])
    for (const event of MET_THE_COMPETITOR) {
      const [stage, account] = event.deal
      const stageId = sample.stages.get(stage)
      const accountId = sample.accounts.get(account)
      const deal = deals.find(each => each.place?.stageId === stageId && each.accountId === accountId)
      if (deal !== undefined) tell(board, sample, deal, event, records, author)
    }
  })
}

function tell(
  board: BoardDocument,
  sample: SampleBoard,
  deal: Deal,
  { used = {}, before }: SampleEvent,
  { competitorId, pages }: SampleRecords,
  author: Author,
): void {
  board.deals.edit(deal.id, setKey('competitor', competitorId), true)
  const then = { ...author, at: author.at - DECIDED_DAYS_AGO * DAY }
  for (const [key, verdict] of Object.entries(used)) {
    const pageId = pages.get(key as SampleKey)
    if (pageId === undefined) continue
    const id = useIdOf(deal.id, pageId, author.by)
    board.records.uses.create(id, { dealId: deal.id, pageId, verdict, ...then })
  }
  if (before !== undefined) relive(board, sample, deal, before, then)
}

/** Puts a decided deal back to where it stood, and lets it happen again, so that its changes say so. */
function relive(
  board: BoardDocument,
  sample: SampleBoard,
  deal: Deal,
  before: NonNullable<SampleEvent['before']>,
  then: Author,
): void {
  const stageId = sample.stages.get(before.stage)
  const { amount, closeDate, place } = deal
  if (stageId === undefined || amount === null || closeDate === null || place === null) return
  const earlier = new Date(Date.parse(closeDate) - before.days * DAY).toISOString().slice(0, 10)
  board.deals.edit(deal.id, 'amount', { ...amount, minor: Math.round(before.thousands * 100_000) })
  board.deals.edit(deal.id, 'closeDate', earlier)
  board.deals.edit(deal.id, 'place', { ...place, stageId })
  const at = (days: number): Author => ({ ...then, at: Date.parse(closeDate) - days * DAY })
  editField(board, deal.id, 'closeDate', closeDate, randomId<ChangeId>(), at(14))
  editField(board, deal.id, 'amount', amount, randomId<ChangeId>(), at(7))
  moveDeal(board, deal.id, { stageId: place.stageId, order: place.order }, randomId<ChangeId>(), at(0))
}
