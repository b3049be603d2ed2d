import type * as Y from 'yjs'
import { z } from 'zod'
import type { BoardDocument } from '../../documents/board'
import { instantSchema } from '../../dates'
import { idSchema } from '../../ids'

/**
 * What has gone to the CRM already: a mark for each file that was written for it, kept with the board, so that a second person sees
 * when the last one was and nobody types twice. In the map `exports`, keys that are set once:
 * - `<markId>` = who, when, and its rank (above every mark that was known: clocks order nothing, D2);
 * - `<markId>:<n>` = a part of what it held, `{dealId: {field: value}}`;
 * - `<markId>:undone` = true/false.
 */
export const exportMarkSchema = z.object({
  at: instantSchema,
  by: idSchema.nullable(),
  /** One beyond this was given by no computer of ours; above it, none would ever stand. */
  rank: z.number().int().min(0).max(1e9),
  deals: z.number().int().nonnegative(),
})
export interface ExportMark extends z.infer<typeof exportMarkSchema> {
  readonly id: string
  readonly undone: boolean
}

/** Values that a file for the CRM held, by deal and field. */
export type ExportedValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** An update of a board must stay under 200 KiB: so many deals in one part. */
const DEALS_A_PART = 200

function marksMap({ doc }: BoardDocument): Y.Map<unknown> {
  return doc.getMap('exports')
}

/** Every mark, lowest first. */
export function exportMarks(board: BoardDocument): ExportMark[] {
  const map = marksMap(board)
  const marks = [...map.entries()].flatMap(([key, value]) => {
    const parsed = key.includes(':') ? null : exportMarkSchema.safeParse(value)
    return parsed?.success === true
      ? [{ ...parsed.data, id: key, undone: map.get(`${key}:undone`) === true }]
      : []
  })
  return marks.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
}

/** What the CRM was told last of each field, by `dealId:field`. */
export function toldValues(board: BoardDocument): ReadonlyMap<string, unknown> {
  const map = marksMap(board)
  const told = new Map<string, unknown>()
  const counting = exportMarks(board).filter(mark => !mark.undone)
  const parts = [...map.entries()].filter(([key]) => /:\d+$/.test(key))
  for (const { id } of counting)
    for (const [key, part] of parts) {
      if (!key.startsWith(`${id}:`) || typeof part !== 'object' || part === null) continue
      for (const [dealId, values] of Object.entries(part as Record<string, unknown>))
        if (typeof values === 'object' && values !== null)
          for (const [field, value] of Object.entries(values)) told.set(`${dealId}:${field}`, value)
    }
  return told
}

/** Keeps that these values have gone to the CRM. Call it inside `editBoard`; the same mark twice is one. */
export function writeMark(
  board: BoardDocument,
  id: string,
  author: { by: string | null; at: number },
  values: ExportedValues,
): void {
  const map = marksMap(board)
  if (map.has(id)) return
  const deals = Object.entries(values)
  for (let from = 0; from < deals.length; from += DEALS_A_PART)
    map.set(`${id}:${from / DEALS_A_PART}`, Object.fromEntries(deals.slice(from, from + DEALS_A_PART)))
  const rank = (exportMarks(board).at(-1)?.rank ?? 0) + 1
  map.set(id, { ...author, rank, deals: deals.length })
}

/** Takes a mark back, or brings it again: what it held counts as not told. False when nothing changed. */
export function setMark(board: BoardDocument, id: string, undone: boolean): boolean {
  const map = marksMap(board)
  if (!map.has(id) || (map.get(`${id}:undone`) === true) === undone) return false
  map.set(`${id}:undone`, undone)
  return true
}
