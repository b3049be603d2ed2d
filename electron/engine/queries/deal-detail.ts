import { planned } from '../../../core/deal/action-plan'
import { lastImport } from '../../../core/exchange/changes/changes'
import { dialectIdSchema } from '../../../core/exchange/dialects/dialect'
import { mergedDealOf } from '../../../core/deal/standing'
import { readDealRecords } from '../../../core/deal/read-records'
import type { DealRecord, DealRecordName } from '../../../core/deal/records'
import { changeSchema, type Deal } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'
import { readRecord } from '../../../core/documents/workspace'
import type { BoardId, DealId } from '../../../core/ids'
import type { DealDetail } from '../../contract/rows'
import { anyCard } from '../projection/board-query'
import type { OpenWorkspace } from '../workspace/open-workspace'
import { lateEditsOf } from './late-edits'

/** One deal in full, from its document; null when it is not on this board (yet). */
export function dealDetail(workspace: OpenWorkspace, boardId: BoardId, dealId: DealId): DealDetail | null {
  if (readRecord(workspace.document, 'boards', boardId) === null) return null
  const board = workspace.board(boardId)
  workspace.follower.catchUp(boardId)
  const deal = workspace.follower.standing.deal(boardId, board.deals, dealId)
  const card = anyCard(workspace.projection.database, boardId, dealId)
  if (deal === null || card === null) return null
  const { startedOn, source, externalId, forecastCategory, crm, deleted, imported, createdAt, createdBy } =
    deal
  const { contactId, nextStepDue, ownProbability, reasonId, lesson, link, sets, qualification } = deal
  return {
    card,
    startedOn,
    source,
    externalId,
    forecastCategory,
    custom: { ...deal.custom },
    picked: Object.fromEntries(Object.entries(deal.picked).map(([id, chosen]) => [id, { ...chosen }])),
    lesson,
    crm: { ...crm },
    deleted,
    imported,
    createdAt,
    createdBy,
    contactId,
    nextStepDue,
    ownProbability,
    reasonId,
    link,
    writtenBy: dialectIdSchema.safeParse(lastImport(board)?.dialect).data ?? null,
    sets,
    qualification,
    ...partsOf(workspace, board, deal),
    late: lateEditsOf(workspace, boardId, dealId),
    changes: changesOf(board, dealId),
  }
}

type Parts = Pick<DealDetail, 'seats' | 'steps' | 'gives' | 'uses' | 'notes' | 'contacts'>

function partsOf(
  { document, follower }: OpenWorkspace,
  board: BoardDocument,
  { id, accountId }: Deal,
): Parts {
  const of = <R extends DealRecordName>(part: R): DealRecord<R>[] =>
    readDealRecords(board, part, id).filter(record => record.deleted === null)
  const merged = follower.standing.redirects('contacts')
  const seats = seatsOnce(of('seats').map(seat => ({ ...seat, contactId: merged.of(seat.contactId) })))
  const seated = new Set<string>(seats.map(seat => seat.contactId))
  const accounts = follower.standing.redirects('accounts')
  const isColleague = (at: unknown, contactId: string): boolean =>
    accountId !== null && typeof at === 'string' && accounts.of(at) === accountId && !merged.isGone(contactId)
  // Whose they are is read bare: of ten thousand contacts, those of one account are parsed.
  const { contacts: all } = document.collections
  const contacts = all.ids().flatMap(contactId => {
    if (!seated.has(contactId) && !isColleague(all.value(contactId, 'accountId'), contactId)) return []
    const contact = readRecord(document, 'contacts', contactId)
    return contact !== null && (seated.has(contactId) || contact.deleted === null) ? [contact] : []
  })
  return {
    seats,
    contacts,
    steps: planned(of('steps')),
    gives: of('gives'),
    uses: of('uses'),
    notes: of('notes').sort((a, b) => b.at - a.at),
  }
}

/** Two contacts that turned out to be one sit once. */
function seatsOnce<S extends { readonly contactId: string }>(seats: readonly S[]): S[] {
  const seated = new Set<string>()
  return seats.filter(({ contactId }) => !seated.has(contactId) && seated.add(contactId))
}

/** Newest first, by the clocks of those who made them: good enough to read, never used to order anything else (D2). */
function changesOf({ changes: map, deals }: BoardDocument, dealId: DealId): DealDetail['changes'] {
  const changes: DealDetail['changes'] = []
  for (const [id, raw] of map.entries()) {
    const of = (raw as { dealId?: unknown } | null)?.dealId
    if (of !== dealId && (typeof of !== 'string' || mergedDealOf(deals, of) !== dealId)) continue
    const change = changeSchema.safeParse(raw)
    if (!change.success) continue
    const { kind, before, after, by, at } = change.data
    changes.push({ id, kind, before, after, by, at })
  }
  return changes.sort((a, b) => b.at - a.at)
}
