import type { Deal } from '../../../core/deal/schema'
import { nameKey } from '../../../core/workspace/names'
import type { CalendarDate } from '../../../core/dates'
import { UNSORTED, type CardRow } from '../../contract/rows'

import { moreText } from './more-query'

/** Names that a deal refers to; null while what it refers to has not arrived (D11). */
export interface Names {
  account(id: string | null): string | null
  person(id: string | null): string | null
  product(id: string | null): string | null
}

/** Values of a row of `deals`, in the order of its columns. */
export type DealValues = (string | number | null)[]

export const DEAL_COLUMNS = [
  'id', 'board_id', 'stage_id', 'ord', 'title', 'account_id', 'product_id', 'owner_id', 'amount_minor', 'currency', 'close_date', 'next_step', 'next_step_due', 'differs', 'deleted_at', 'deleted_by', 'search', 'more',
] as const // prettier-ignore

/** The row of a deal; null for one that is not shown on this board. */
export function dealValues(deal: Deal | null, boardId: string, names: Names): DealValues | null {
  if (deal === null) return null
  return [
    deal.id,
    boardId,
    deal.place?.stageId ?? null,
    deal.place?.order ?? '',
    deal.title,
    deal.accountId,
    deal.productId,
    deal.ownerId,
    deal.amount?.minor ?? null,
    deal.amount?.currency ?? null,
    deal.closeDate,
    deal.nextStep,
    deal.nextStepDue,
    Object.keys(deal.crm).length > 0 ? 1 : 0,
    deal.deleted?.at ?? null,
    deal.deleted?.by ?? null,
    searchText(deal, names),
    moreText(deal),
  ]
}

/** The row of a deal that can't be read: in the unsorted lane, with its id for a title. */
export function unreadableValues(boardId: string, id: string): DealValues {
  return [id, boardId, null, '', id, null, null, null, null, null, null, null, null, 0, null, null, '', null]
}

/** What the text filter looks through, folded: accents and case do not matter. */
function searchText(deal: Deal, names: Names): string {
  const parts = [
    deal.title,
    deal.externalId,
    names.account(deal.accountId),
    names.person(deal.ownerId),
    names.product(deal.productId),
    deal.nextStep,
    ...deal.sets.team.flatMap(({ personId, as }) => [names.person(personId), as]),
  ]
  return nameKey(parts.filter(part => part !== null).join('\n'))
}

/** A row as the projection gives it back: the columns of a card, with its lane found by joining the stages. */
export interface CardRecord {
  id: string
  title: string
  lane: string | null
  ord: string
  account_id: string | null
  product_id: string | null
  owner_id: string | null
  amount_minor: number | null
  currency: string | null
  close_date: string | null
  next_step: string | null
  next_step_due: string | null
  differs: number
}

export const CARD_COLUMNS = `d.id, d.title, s.id AS lane, d.ord, d.account_id, d.product_id, d.owner_id, d.amount_minor, d.currency, d.close_date, d.next_step, d.next_step_due, d.differs`

/** The ids and dates were parsed when the row was derived: they are branded again, not parsed again. */
export function cardRow(record: CardRecord): CardRow {
  return {
    id: record.id as CardRow['id'],
    title: record.title,
    lane: record.lane ?? UNSORTED,
    order: record.ord,
    accountId: record.account_id as CardRow['accountId'],
    productId: record.product_id as CardRow['productId'],
    amount:
      record.amount_minor === null || record.currency === null
        ? null
        : { minor: record.amount_minor, currency: record.currency },
    closeDate: dateOrNull(record.close_date),
    ownerId: record.owner_id as CardRow['ownerId'],
    nextStep: record.next_step,
    nextStepDue: dateOrNull(record.next_step_due),
    differs: record.differs === 1,
  }
}

function dateOrNull(text: string | null): CalendarDate | null {
  return text as CalendarDate | null
}
