import { z } from 'zod'
import { readDeal } from '../deal/read'
import { dealFieldNames, type Deal } from '../deal/schema'
import type { BoardDocument } from '../documents/board'
import { currentIdOf, readRecord, readRecords, type WorkspaceDocument } from '../documents/workspace'
import { plainText } from '../exchange/differ'
import { boardIdSchema, idSchema, type BoardId } from '../ids'
import { moneySchema, toDecimal } from '../money'
import { apartIdOf } from '../workspace/apart'
import { accountCandidates, contactCandidates, dealCandidates, namedCandidates } from './candidates'
import { duplicateReasons, findDuplicates, type Candidate, type Pair } from './find'

export const duplicateKinds = ['accounts', 'contacts', 'people', 'products', 'deals'] as const
export const duplicateKindSchema = z.enum(duplicateKinds)
export type DuplicateKind = z.infer<typeof duplicateKindSchema>

const sideSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** What it says, as text; what is empty is left out. */
  fields: z.array(z.object({ field: z.string(), text: z.string() })),
})

/** Two records that may be one, side by side. */
export const duplicateSchema = z.object({
  kind: duplicateKindSchema,
  /** The board of two deals. */
  boardId: boardIdSchema.nullable(),
  reason: z.enum(duplicateReasons),
  /** The one that says more comes first. */
  sides: z.tuple([sideSchema, sideSchema]),
})
export type Duplicate = z.infer<typeof duplicateSchema>
export type DuplicateSide = Duplicate['sides'][number]

const SHOWN_EACH = 200

/** Every pair of a workspace that may be one, save those of which somebody said that they are two. */
export function duplicatesOf(
  workspace: WorkspaceDocument,
  boards: readonly { readonly id: BoardId; readonly document: BoardDocument }[],
): Duplicate[] {
  const apart = new Set<string>(
    readRecords(workspace, 'apart').flatMap(({ id, deleted }) => (deleted === null ? [id] : [])),
  )
  const pairs = (candidates: readonly Candidate[]): Pair[] =>
    findDuplicates(candidates, (a, b) => apart.size > 0 && apart.has(apartIdOf(a, b))).slice(0, SHOWN_EACH)
  const records = (['accounts', 'contacts', 'people', 'products'] as const).flatMap(kind =>
    pairs(candidatesOf(workspace, kind)).map(pair =>
      shown(kind, null, pair, id => recordSide(workspace, kind, id)),
    ),
  )
  const deals = boards.flatMap(({ id: boardId, document }) =>
    pairs(dealCandidates(workspace, boardId, document)).map(pair =>
      shown('deals', boardId, pair, id => dealSide(workspace, document, id)),
    ),
  )
  return [...records, ...deals]
}

type RecordKind = Exclude<DuplicateKind, 'deals'>

function candidatesOf(workspace: WorkspaceDocument, kind: RecordKind): Candidate[] {
  switch (kind) {
    case 'accounts':
      return accountCandidates(workspace)
    case 'contacts':
      return contactCandidates(workspace)
    case 'people':
    case 'products':
      return namedCandidates(workspace, kind)
  }
}

function shown(
  kind: DuplicateKind,
  boardId: BoardId | null,
  { a, b, reason }: Pair,
  side: (id: string) => DuplicateSide,
): Duplicate {
  const [first, second] = [side(a), side(b)]
  return {
    kind,
    boardId,
    reason,
    sides: second.fields.length > first.fields.length ? [second, first] : [first, second],
  }
}

const HIDDEN = new Set(['id', 'name', 'title', 'mergedInto', 'deleted', 'claimedBy'])

function recordSide(workspace: WorkspaceDocument, kind: RecordKind, id: string): DuplicateSide {
  const record = readRecord(workspace, kind, id)
  if (record === null) return { id, name: id, fields: [] }
  const isShown = (field: string): boolean => !HIDDEN.has(field) || (field === 'title' && kind === 'contacts')
  return {
    id,
    name: record.name,
    fields: told(
      workspace,
      Object.entries(record).filter(([field]) => isShown(field)),
    ),
  }
}

function dealSide(workspace: WorkspaceDocument, { deals }: BoardDocument, id: string): DuplicateSide {
  const deal = readDeal(deals, id)
  if (deal === null) return { id, name: id, fields: [] }
  const names: readonly (keyof Deal)[] = dealFieldNames.filter(name => name !== 'title')
  const stage =
    deal.place === null ? null : (readRecord(workspace, 'stages', deal.place.stageId)?.name ?? null)
  const fields = told(workspace, [
    ['place', stage],
    ...names.map(name => [name, deal[name]] as [string, unknown]),
  ])
  return { id, name: deal.title, fields }
}

function told(workspace: WorkspaceDocument, entries: readonly [string, unknown][]): DuplicateSide['fields'] {
  return entries.flatMap(([field, value]) => {
    const text = value === null || value === undefined ? '' : textOf(workspace, field, value)
    return text === '' ? [] : [{ field, text }]
  })
}

const refersTo = { accountId: 'accounts', parentId: 'accounts', ownerId: 'people', managerId: 'people', productId: 'products', contactId: 'contacts', reportsTo: 'contacts' } as const // prettier-ignore

function textOf(workspace: WorkspaceDocument, field: string, value: unknown): string {
  const money = moneySchema.safeParse(value)
  if (money.success) return `${toDecimal(money.data)} ${money.data.currency}`
  const collection = Object.entries(refersTo).find(([name]) => name === field)?.[1]
  if (collection !== undefined && typeof value === 'string')
    return readRecord(workspace, collection, currentIdOf(workspace, collection, value))?.name ?? ''
  return plainText(value)
}
