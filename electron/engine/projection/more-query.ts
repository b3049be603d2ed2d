import type Database from 'libsql'
import type { Deal } from '../../../core/deal/schema'
import type { CustomSaid } from '../../../core/deal/custom'
import type { DealId, FieldId } from '../../../core/ids'
import type { DealMore } from '../../contract/table-rows'

/** What stands in the column `more`: all of a deal that a table shows and a card does not. Names are not in it: they change on their own. */
type Stored = Omit<DealMore, 'id' | 'contact'> & Pick<Deal, 'contactId'>

/** Names of contacts: the directory does not list them. */
export type ContactName = (id: string) => string | null

export function moreText(deal: Deal): string {
  const { startedOn, nextStepDue, source, externalId, link } = deal
  const { forecastCategory, ownProbability, contactId, sets, custom, picked } = deal
  return JSON.stringify({ startedOn, nextStepDue, source, externalId, link, forecastCategory, ownProbability, contactId, sets, custom, picked } satisfies Stored) // prettier-ignore
}

/** The next deals of a board after a row, deleted ones left out; null when that was all. */
export function nextMore(
  database: Database.Database,
  boardId: string,
  afterRow: number,
  count: number,
  nameOf: ContactName,
): { rows: DealMore[]; next: number | null } {
  const sql =
    'SELECT rowid AS at, id, more FROM deals NOT INDEXED WHERE board_id = ? AND deleted_at IS NULL AND rowid > ? ORDER BY rowid LIMIT ?'
  const records = database.prepare(sql).all(boardId, afterRow, count) as MoreRecord[]
  const next = records.length < count ? null : (records.at(-1)?.at ?? null)
  return { rows: records.flatMap(record => moreOf(record, nameOf) ?? []), next }
}

/** Those of the given deals that are not deleted, as they are now. */
export function moreOfDeals(
  database: Database.Database,
  boardId: string,
  ids: readonly string[],
  nameOf: ContactName,
): DealMore[] {
  const select = database.prepare(
    'SELECT 0 AS at, id, more FROM deals WHERE id = ? AND board_id = ? AND deleted_at IS NULL',
  )
  return ids.flatMap(id => {
    const record = select.get(id, boardId) as MoreRecord | undefined
    return record === undefined ? [] : (moreOf(record, nameOf) ?? [])
  })
}

interface MoreRecord {
  readonly at: number
  readonly id: string
  readonly more: string | null
}

/** Its values were parsed when the row was derived. Null for a deal that can't be read: its cells are empty. */
function moreOf({ id, more }: MoreRecord, nameOf: ContactName): DealMore | null {
  if (more === null) return null
  const { contactId, ...rest } = JSON.parse(more) as Stored
  return {
    id: id as DealId,
    ...rest,
    contact: contactId === null ? null : { id: contactId, name: nameOf(contactId) },
  }
}

/** What a deal says in custom fields, as it stands in the tables. */
export interface StoredSaid {
  readonly id: string
  readonly said: CustomSaid
}

/** The deals of a board that say something in a custom field, with all that they say in any: 30 ms of 8,800 that all do. */
export function customSaidOf(database: Database.Database, boardId: string, fieldId: FieldId): StoredSaid[] {
  const at = (part: string): string => `json_extract(more, '$.${part}."${fieldId}"')`
  const sql = `SELECT id, json_extract(more, '$.custom') AS custom, json_extract(more, '$.picked') AS picked FROM deals
    WHERE board_id = ? AND deleted_at IS NULL AND (${at('custom')} IS NOT NULL OR ${at('picked')} IS NOT NULL)`
  const records = database.prepare(sql).all(boardId) as { id: string; custom: string; picked: string }[]
  // Derived from what was parsed when the row was written.
  const read = <T>(text: string): T => JSON.parse(text) as T
  return records.map(({ id, custom, picked }) => ({
    id,
    said: { custom: read<CustomSaid['custom']>(custom), picked: read<CustomSaid['picked']>(picked) },
  }))
}
