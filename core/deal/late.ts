import { z } from 'zod'
import type { BoardDocument } from '../documents/board'
import { same, type Fields, type LayeredCollection } from '../documents/collection'
import { boardIdSchema, isId, type BoardId, type DealId } from '../ids'
import { dealRecordNames, type DealRecordName } from './records'
import { placeSchema, schemaOfField } from './schema'
import { heardSchema, isCarryKey } from './carry-keys'

/**
 * What was written to a deal's copy on a board that it had left, by somebody who did not know (D12). The copy that was carried away says, by
 * board, what was left there (`left:<board>`), so what differs from that was written later; and which of it has been answered
 * (`heard:<board>:<what>`), so that nobody is asked twice. Nothing of it is taken over before a person says so.
 */
export type LateEdit = LateField | LatePart

interface Late {
  /** The board that it had left. */
  readonly boardId: BoardId
  /** By what it is answered: the field, or `part:<kind>:<id>`. */
  readonly what: string
}
export interface LateField extends Late {
  readonly kind: 'field'
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}
/** A note, a step, ... that was made there. */
export interface LatePart extends Late {
  readonly kind: 'part'
  readonly part: DealRecordName
  readonly id: string
}

const fieldsSchema = z.record(z.string(), z.unknown())
const FROM = 'carriedFrom'
const leftKey = (boardId: string): string => `left:${boardId}`
export const heardKey = (boardId: string, what: string): string => `heard:${boardId}:${what}`

/** The fields of a deal's copy that say what is kept of its moves: where it comes from, and as what it left there. */
export function carryMarks(fields: Fields, fromId: BoardId, toId: BoardId): Fields {
  const marks: Record<string, unknown> = { [FROM]: fromId, [leftKey(fromId)]: withoutMarks(fields) }
  // The copy that stands here again has been left nowhere.
  for (const key of Object.keys(fields))
    if (key === leftKey(toId) || key.startsWith(`heard:${toId}:`)) marks[key] = null
  return marks
}

export function withoutMarks(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !isCarryKey(key)))
}

/** What a copy said when it was left, as the copy that was carried away has it; null where nobody kept that. */
export function leftBehind(fields: Fields, boardId: BoardId): Fields | null {
  return fieldsSchema.safeParse(fields[leftKey(boardId)]).data ?? null
}

/**
 * Whether a field of a copy, to which its deal comes back, was written late and keeps its value: nobody answered, and nobody has changed the
 * field where the deal stood meanwhile.
 */
export function staysLate(now: Fields, there: Fields, boardId: BoardId, field: string): boolean {
  const left = baselineOf(now, there, boardId)
  if (left === null || field === 'place') return false
  const [before, after] = [left[field] ?? null, there[field] ?? null]
  return !same(before, after) && same(now[field] ?? null, before) && !isHeard(now, boardId, field, after)
}

/**
 * Whether somebody else carried the deal from there to here at the same time. Which of the two saw more nobody can tell, so their copy stays
 * as it is, and what differs is told as late once all of it is here.
 */
export function isCarriedTwice(now: Fields, there: Fields, fromId: BoardId, toId: BoardId): boolean {
  return there[FROM] === fromId && leftBehind(now, toId) === null && leftBehind(there, fromId) !== null
}

/** What was written late to one deal on the other boards that hold a copy of it, in an order that is the same on every replica. */
export function lateEdits(
  here: LayeredCollection,
  dealId: DealId,
  others: Iterable<readonly [BoardId, BoardDocument]>,
  partsHere: BoardDocument['records'],
): LateEdit[] {
  const now = here.read(dealId)?.fields
  if (now === undefined) return []
  return [...others]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([boardId, board]) => {
      const fields = board.deals.read(dealId)?.fields
      const left = fields === undefined ? null : baselineOf(now, fields, boardId)
      if (fields === undefined || left === null) return []
      return [...lateFields(now, fields, left, boardId), ...lateParts(now, board, dealId, boardId, partsHere)]
    })
}

/** Of a copy that two moves at once made and only one of them left: what it was made of. */
function baselineOf(now: Fields, fields: Fields, boardId: BoardId): Fields | null {
  const from = boardIdSchema.safeParse(fields[FROM])
  return leftBehind(now, boardId) ?? (from.success ? leftBehind(fields, from.data) : null)
}

function lateFields(now: Fields, fields: Fields, left: Fields, boardId: BoardId): LateField[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(fields)])].sort()
  return names.flatMap(field => {
    if (field === 'mergedInto' || isCarryKey(field)) return []
    const [before, after] = [left[field] ?? null, fields[field] ?? null]
    const isKnown = schemaOfField(field)?.safeParse(after).success === true
    if (!isKnown || sameValue(field, before, after) || sameValue(field, now[field] ?? null, after)) return []
    if (field === 'place' && leftBehind(now, boardId) === null) return []
    return isHeard(now, boardId, field, after) ? [] : [{ kind: 'field', boardId, what: field, field, before, after }] // prettier-ignore
  })
}

/** Where a card stands within its lane is no news. */
function sameValue(field: string, a: unknown, b: unknown): boolean {
  if (field !== 'place') return same(a, b)
  const [one, other] = [placeSchema.safeParse(a), placeSchema.safeParse(b)]
  return one.success && other.success && one.data.stageId === other.data.stageId
}

function isHeard(now: Fields, boardId: BoardId, what: string, value: unknown): boolean {
  const heard = heardSchema.safeParse(now[heardKey(boardId, what)])
  return heard.success && heard.data !== null && same(heard.data.value ?? null, value)
}

function lateParts(
  now: Fields,
  board: BoardDocument,
  dealId: DealId,
  boardId: BoardId,
  partsHere: BoardDocument['records'],
): LatePart[] {
  return dealRecordNames.flatMap(part => {
    const records = board.records[part]
    const mine = records.ids().filter(id => isId(id) && records.value(id, 'dealId') === dealId)
    return mine.sort().flatMap((id): LatePart[] => {
      const what = `part:${part}:${id}`
      const isOver = partsHere[part].has(id) || (records.value(id, 'deleted') ?? null) !== null
      return isOver || isHeard(now, boardId, what, true) ? [] : [{ kind: 'part', boardId, what, part, id }]
    })
  })
}
