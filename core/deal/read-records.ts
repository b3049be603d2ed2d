import type { BoardDocument } from '../documents/board'
import type { DealId } from '../ids'
import { mergedDealOf } from './standing'
import { dealRecords, type DealRecord, type DealRecordName } from './records'

/** One record; null when it is not here (yet) or can't be read by this version. */
export function readDealRecord<R extends DealRecordName>(
  board: BoardDocument,
  name: R,
  id: string,
): DealRecord<R> | null {
  const record = board.records[name].read(id)
  if (record === null) return null
  const parsed = dealRecords[name].safeParse({ ...record.fields, id })
  return parsed.success ? (parsed.data as DealRecord<R>) : null
}

/** Whether something of `owner` is of this deal: its own, or that of one that was merged into it (D12). */
function isOf({ deals }: BoardDocument, owner: unknown, dealId: DealId): boolean {
  return owner === dealId || (typeof owner === 'string' && mergedDealOf(deals, owner) === dealId)
}

/** Every readable record of a kind, deleted ones too; of one deal, where one is named. */
export function readDealRecords<R extends DealRecordName>(
  board: BoardDocument,
  name: R,
  dealId?: DealId,
): DealRecord<R>[] {
  const records = board.records[name]
  // Which deal a record is of is asked before it is parsed: a board holds those of 10,000.
  const ids = records
    .ids()
    .filter(id => dealId === undefined || isOf(board, records.value(id, 'dealId'), dealId))
  return ids.flatMap(id => readDealRecord(board, name, id) ?? [])
}
