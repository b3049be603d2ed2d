import { readDeal } from '../../deal/read'
import { schemaOfField, type Deal } from '../../deal/schema'
import { mergedDealOf } from '../../deal/standing'
import type { BoardDocument } from '../../documents/board'
import type { LayeredRecord } from '../../documents/collection'
import { effectiveLayers, importLayers, type ImportRecord } from '../../documents/layers'
import { currentIdOf, readRecord, type WorkspaceDocument } from '../../documents/workspace'
import type { DealId } from '../../ids'
import { plainText, saysSame } from '../differ'
import { dialectIdSchema, type DialectId } from '../dialects/dialect'
import { toldValues, type ExportedValues } from './marks'

/** A field that the CRM does not know as it is here. */
export interface ChangedCell {
  readonly field: string
  /** As it is stored: what a mark keeps. */
  readonly value: unknown
  /** Names instead of ids: what a file and a preview show. Empty where the field was emptied. */
  readonly from: string
  readonly to: string
}

export interface ChangedDeal {
  readonly deal: Deal
  /** Made here: the CRM has no record of it yet. */
  readonly isNew: boolean
  readonly cells: readonly ChangedCell[]
}

/** What changed here since the CRM was last told, and how its files are written. */
export interface ChangesForCrm {
  readonly dialect: DialectId | null
  readonly written: ImportRecord['written'] | null
  readonly deals: readonly ChangedDeal[]
}

/** Fields that a CRM has, in the order of columns; custom ones are those that its file had. */
const FIELDS = ['title', 'accountId', 'place', 'amount', 'closeDate', 'ownerId', 'nextStep', 'productId', 'source', 'forecastCategory', 'startedOn'] as const // prettier-ignore

/**
 * What people changed here that the CRM's file does not say, less what a file for the CRM has said since. What comes back from the
 * CRM drops out by itself: then the file says it.
 */
export function changesForCrm(
  workspace: WorkspaceDocument,
  board: BoardDocument,
  /** Whether a deal was moved to another board, and is there. */
  movedAway: (dealId: DealId) => boolean,
): ChangesForCrm {
  const last = lastImport(board)
  const told = toldValues(board)
  const fields = fieldsOf(last)
  const deals = board.deals.ids().flatMap(id => {
    const record = board.deals.read(id)
    if (record === null || !mayDiffer(record)) return []
    const deal = mergedDealOf(board.deals, id) === id ? readDeal(board.deals, id) : null
    if (deal === null || deal.deleted !== null || movedAway(deal.id)) return []
    const changed = changedDeal(workspace, record, deal, fields, told)
    return changed.cells.length === 0 ? [] : [changed]
  })
  const dialect = dialectIdSchema.safeParse(last?.dialect)
  return {
    dialect: dialect.success ? dialect.data : null,
    written: last?.written ?? null,
    deals: deals.sort(byTitle),
  }
}

/** The values of these changes, to keep with a mark. */
export function valuesOf(deals: readonly ChangedDeal[]): ExportedValues {
  return Object.fromEntries(
    deals.map(({ deal, cells }) => [
      deal.id,
      Object.fromEntries(cells.map(({ field, value }) => [field, value])),
    ]),
  )
}

/** The newest import that counts and that says how its file was written. */
export function lastImport({ imports }: BoardDocument): ImportRecord | null {
  const counting = new Set(effectiveLayers(imports))
  const layers = importLayers(imports).filter(({ layerId }) => counting.has(layerId))
  return (
    layers
      .map(({ record }) => record)
      .findLast(record => record.written !== undefined || record.dialect !== undefined) ?? null
  )
}

/** A deal that a file brought and that nobody touched says nothing new; most are so. */
function mayDiffer({ edited, beneath }: LayeredRecord): boolean {
  return edited.length > 0 || (beneath['externalId'] ?? null) === null
}

function fieldsOf(last: ImportRecord | null): readonly string[] {
  const known = last?.written?.columns.map(({ field }) => field)
  const custom = (known ?? []).filter(field => field.startsWith('custom:'))
  // A CRM that never told a field has no column for it, but for the next step, which is what people write here most.
  const own = FIELDS.filter(field => known === undefined || known.includes(field) || field === 'nextStep')
  return [...own, ...custom]
}

function changedDeal(
  workspace: WorkspaceDocument,
  record: LayeredRecord,
  deal: Deal,
  fields: readonly string[],
  told: ReadonlyMap<string, unknown>,
): ChangedDeal {
  const isNew = (record.fields['externalId'] ?? null) === null
  const cells = fields.flatMap(field => {
    const value = readable(field, record.fields[field])
    const key = `${deal.id}:${field}`
    const before = told.has(key)
      ? readable(field, told.get(key))
      : isNew
        ? null
        : readable(field, record.beneath[field])
    if (saysSame(field, value, before)) return []
    const text = (of: unknown): string => (of === null ? '' : textOf(workspace, field, of))
    return [{ field, value, from: text(before), to: text(value) }]
  })
  return { deal, isNew, cells }
}

/** Another computer may have written anything: what can't be read is empty. */
function readable(field: string, value: unknown): unknown {
  const parsed = value === undefined || value === null ? null : schemaOfField(field)?.safeParse(value)
  return parsed?.success === true ? parsed.data : null
}

const refersTo: Readonly<Partial<Record<string, 'accounts' | 'people' | 'products'>>> = { accountId: 'accounts', ownerId: 'people', productId: 'products' } // prettier-ignore

function textOf(workspace: WorkspaceDocument, field: string, value: unknown): string {
  const collection = refersTo[field]
  if (collection !== undefined && typeof value === 'string')
    return readRecord(workspace, collection, currentIdOf(workspace, collection, value))?.name ?? ''
  if (field === 'place') return readRecord(workspace, 'stages', stageIdIn(value))?.name ?? ''
  return plainText(value)
}

function stageIdIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'stageId' in value ? String(value.stageId) : ''
}

function byTitle(a: ChangedDeal, b: ChangedDeal): number {
  if (a.isNew !== b.isNew) return a.isNew ? 1 : -1
  return a.deal.title.localeCompare(b.deal.title) || (a.deal.id < b.deal.id ? -1 : 1)
}
