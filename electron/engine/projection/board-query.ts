import type Database from 'libsql'
import { nameKey } from '../../../core/workspace/names'
import { UNSORTED, type BoardFilter, type CardRow, type LaneTotal, type TrashRow } from '../../contract/rows'
import { CARD_COLUMNS, cardRow, type CardRecord } from './deal-row'

/** A board as seen through a filter: what the queries below are asked about. */
export interface BoardView {
  readonly boardId: string
  readonly filter: BoardFilter
  /** The people that this member is, for *mine*. */
  readonly myPersonIds: readonly string[]
  /** Ids, as JSON, of the deals that its custom filters let through; null where it has none. */
  readonly customIds?: string | null
}

const LANE = 'LEFT JOIN stages s ON s.id = d.stage_id AND s.board_id = d.board_id'
const FROM = `FROM deals d ${LANE}`

/**
 * Count and sums of every lane that has deals. Grouped by stage first, in the order of the index, and joined to the lanes after
 * that: every edit sends totals, and joining each deal took four times as long (3.3 ms of 8,800 deals).
 */
export function laneTotals(database: Database.Database, view: BoardView): LaneTotal[] {
  const { where, values } = conditions(view)
  const sql = `SELECT s.id AS lane, g.currency, sum(g.count) AS count, sum(g.minor) AS minor FROM
    (SELECT d.stage_id, d.currency, count(*) AS count, total(d.amount_minor) AS minor, count(d.amount_minor) AS amounts FROM deals d WHERE ${where} GROUP BY d.stage_id, d.currency) g
    LEFT JOIN stages s ON s.id = g.stage_id AND s.board_id = ? GROUP BY s.id, g.currency`
  const rows = database.prepare(sql).all(...values, view.boardId) as {
    lane: string | null
    currency: string | null
    count: number
    minor: number
    amounts: number
  }[]
  const lanes = new Map<string, LaneTotal>()
  for (const row of rows) {
    const lane = row.lane ?? UNSORTED
    const total = lanes.get(lane) ?? { lane, count: 0, sums: [] }
    const sums =
      row.currency === null || row.amounts === 0
        ? total.sums
        : [...total.sums, { minor: safe(row.minor), currency: row.currency }]
    lanes.set(lane, { lane, count: total.count + row.count, sums })
  }
  return [...lanes.values()]
}

/** The first cards of each lane: what a window paints before the rest has come. */
export function topOfLanes(database: Database.Database, view: BoardView, perLane: number): CardRow[] {
  const { where, values } = conditions(view)
  const top = (lane: string, ...more: string[]): CardRow[] => {
    const sql = `SELECT ${CARD_COLUMNS} ${FROM} WHERE ${where} AND ${lane} ORDER BY d.ord, d.id LIMIT ?`
    return (database.prepare(sql).all(...values, ...more, perLane) as CardRecord[]).map(cardRow)
  }
  const stages = database.prepare('SELECT id FROM stages WHERE board_id = ?').all(view.boardId) as {
    id: string
  }[]
  return [...stages.flatMap(stage => top('d.stage_id = ?', stage.id)), ...top('s.id IS NULL')]
}

/** The next cards after a row, in no order that means anything, and where to go on; null when that was all. */
export function nextRows(
  database: Database.Database,
  view: BoardView,
  afterRow: number,
  count: number,
): { rows: CardRow[]; next: number | null } {
  const { where, values } = conditions(view)
  // Left to itself, SQLite takes an index and sorts the whole board again for each piece.
  const sql = `SELECT d.rowid AS at, ${CARD_COLUMNS} FROM deals d NOT INDEXED ${LANE} WHERE ${where} AND d.rowid > ? ORDER BY d.rowid LIMIT ?`
  const records = database.prepare(sql).all(...values, afterRow, count) as (CardRecord & { at: number })[]
  return { rows: records.map(cardRow), next: records.length < count ? null : (records.at(-1)?.at ?? null) }
}

/** Those of the given deals that the view shows, as they are now. */
export function rowsOf(database: Database.Database, view: BoardView, ids: readonly string[]): CardRow[] {
  const { where, values } = conditions(view)
  const rows: CardRow[] = []
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    const sql = `SELECT ${CARD_COLUMNS} ${FROM} WHERE ${where} AND d.id IN (${some.map(() => '?').join(', ')})`
    rows.push(...(database.prepare(sql).all(...values, ...some) as CardRecord[]).map(cardRow))
  }
  return rows
}

/** One card, deleted or not. */
export function anyCard(database: Database.Database, boardId: string, id: string): CardRow | null {
  const sql = `SELECT ${CARD_COLUMNS} ${FROM} WHERE d.board_id = ? AND d.id = ?`
  const record = database.prepare(sql).get(boardId, id) as CardRecord | undefined
  return record === undefined ? null : cardRow(record)
}

/** Order key of the first card below a key in a lane, leaving out the cards that are being moved. Null at the end. */
export function orderBelow(
  database: Database.Database,
  boardId: string,
  stageId: string,
  order: string | null,
  moving: readonly string[],
): string | null {
  const sql = `SELECT d.ord FROM deals d WHERE d.board_id = ? AND d.deleted_at IS NULL AND d.stage_id = ? AND d.ord > ?
    AND d.id NOT IN (${moving.map(() => '?').join(', ')}) ORDER BY d.ord LIMIT 1`
  const row = database.prepare(sql).get(boardId, stageId, order ?? '', ...moving) as
    { ord: string } | undefined
  return row?.ord ?? null
}

export function trashRows(database: Database.Database, boardId: string): TrashRow[] {
  const sql =
    'SELECT id, board_id AS boardId, title, deleted_at AS at, deleted_by AS "by", stage_id AS stageId FROM deals WHERE board_id = ? AND deleted_at IS NOT NULL ORDER BY deleted_at DESC'
  return database.prepare(sql).all(boardId) as TrashRow[]
}

function conditions({ boardId, filter, myPersonIds, customIds = null }: BoardView): {
  where: string
  values: string[]
} {
  const where = ['d.board_id = ?', 'd.deleted_at IS NULL']
  const values: string[] = [boardId]
  const among = (column: string, ids: readonly string[]): void => {
    where.push(ids.length === 0 ? '0' : `${column} IN (${ids.map(() => '?').join(', ')})`)
    values.push(...ids)
  }
  if (filter.ownerIds.length > 0) among('d.owner_id', filter.ownerIds)
  if (filter.accountIds.length > 0) among('d.account_id', filter.accountIds)
  if (filter.mine) among('d.owner_id', myPersonIds)
  if (customIds !== null) {
    where.push('d.id IN (SELECT value FROM json_each(?))')
    values.push(customIds)
  }
  for (const word of nameKey(filter.text).split(' ')) {
    if (word === '') continue
    where.push(`d.search LIKE ? ESCAPE '\\'`)
    values.push(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
  }
  return { where: where.join(' AND '), values }
}

/** Sums are exact up to 2^53 minor units; beyond, they are the largest that can be said. */
function safe(sum: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Math.round(sum)))
}

/** The deals that stand in a stage, in their order, and the last order key of the lane that they go to. */
export function cardsOfStage(
  database: Database.Database,
  boardId: string,
  stageId: string,
  to: string,
): { readonly cards: string[]; readonly last: string | null } {
  const inLane = 'FROM deals WHERE board_id = ? AND deleted_at IS NULL AND stage_id = ?'
  const cards = database.prepare(`SELECT id ${inLane} ORDER BY ord, id`).all(boardId, stageId) as { id: string }[] // prettier-ignore
  const last = database.prepare(`SELECT max(ord) AS last ${inLane}`).get(boardId, to) as
    { last: string | null } | undefined
  return { cards: cards.map(({ id }) => id), last: last?.last === '' ? null : (last?.last ?? null) }
}
