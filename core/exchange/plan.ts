import { orderOfRow } from '../order'
import type { BoardDocument } from '../documents/board'
import type { Fields, LayeredRecord } from '../documents/collection'
import type { WorkspaceDocument } from '../documents/workspace'
import type { Place } from '../deal/schema'
import { derivedId, type BoardId, type DealId } from '../ids'
import { err, ok, type Result } from '../result'
import { importedBoardIdOf, nameKey } from '../workspace/names'
import { differing, stageOf, type Said } from './differ'
import { targetLayer, type TargetLayer } from './layer'
import { type FileProblem, type ImportMapping, type ImportReport } from './mapping'
import { checkColumns } from './columns'
import { ReportBuilder } from './report'
import type { PlannedRecord } from './planned-record'
import { Resolver } from './resolver'
import { RowReader, type ImportRow } from './rows'
import type { Table } from './understand'

/** What an import is planned on. */
export interface ImportGround {
  readonly workspace: WorkspaceDocument
  /** The board that is imported into; an empty document where it is a new one. */
  readonly board: BoardDocument
  /** Whether another board holds this deal. A deal stands on one board. */
  readonly isElsewhere: (dealId: DealId) => boolean
  /** Whether a deal that this board holds was moved to another one: what the file says belongs there. */
  readonly isMovedAway?: (dealId: DealId) => boolean
}

export interface PlanOptions {
  readonly skipBad: boolean
  /** How many problems the report names; it counts all. */
  readonly problemLimit?: number
  readonly onProgress?: (done: number, total: number) => void
}

/** All that an import writes. Nothing random and no clock is in it. */
export interface ImportPlan {
  readonly boardId: BoardId
  readonly layer: TargetLayer
  /** Rows of the file: for the record of the import. */
  readonly rows: number
  readonly records: readonly PlannedRecord[]
  readonly deals: readonly { readonly id: DealId; readonly fields: Fields }[]
  /** Removed records that the import needs again. */
  readonly restored: readonly { readonly collection: 'boards' | 'stages'; readonly id: string }[]
  /** The file's columns and the fields that they are. */
  readonly columns: readonly { readonly name: string; readonly field: string }[]
  /** Rows have errors, and they were not to be skipped: nothing may be written. */
  readonly blocked: boolean
  readonly report: ImportReport
}

const PROGRESS_STEPS = 50

/** The board that a file is imported into. */
export function boardOf(fileHash: string, mapping: ImportMapping): BoardId {
  return mapping.board.kind === 'existing' ? mapping.board.boardId : importedBoardIdOf(fileHash)
}

/** Reads every row by the mapping and says what importing it writes. Pure: the documents are only read. */
export function planImport(
  table: Table,
  mapping: ImportMapping,
  ground: ImportGround,
  options: PlanOptions,
): Result<ImportPlan, FileProblem> {
  const problem = checkColumns(table.header, mapping)
  if (problem !== null) return err(problem)
  return ok(new Planner(table, mapping, ground, options).plan())
}

/** One planning: what is found on the way is gathered here. */
class Planner {
  readonly #table: Table
  readonly #ground: ImportGround
  readonly #options: PlanOptions
  readonly #boardId: BoardId
  readonly #layer: TargetLayer
  readonly #reader: RowReader
  readonly #resolver: Resolver
  readonly #report: ReportBuilder
  readonly #seen = new Set<string>()
  readonly #occurrences = new Map<string, number>()
  readonly #deals: { id: DealId; fields: Fields }[] = []

  constructor(table: Table, mapping: ImportMapping, ground: ImportGround, options: PlanOptions) {
    this.#table = table
    this.#ground = ground
    this.#options = options
    this.#boardId = boardOf(table.fileHash, mapping)
    this.#layer = targetLayer(ground.board.imports, table.fileHash, mapping, this.#boardId)
    this.#reader = new RowReader(mapping)
    this.#resolver = new Resolver(ground.workspace, this.#boardId, mapping)
    this.#report = new ReportBuilder(
      mapping,
      this.#resolver,
      options.problemLimit ?? Number.POSITIVE_INFINITY,
    )
  }

  plan(): ImportPlan {
    const { rows } = this.#table
    const step = Math.max(1, Math.ceil(rows.length / PROGRESS_STEPS))
    rows.forEach((cells, index) => {
      this.#readRow(cells, index)
      if ((index + 1) % step === 0) this.#options.onProgress?.(index + 1, rows.length)
    })
    const blocked = this.#report.rows.counts.badRows > 0 && !this.#options.skipBad
    const { records, restored } = this.#resolver.needed(this.#deals.length > 0)
    return {
      boardId: this.#boardId,
      layer: this.#layer,
      rows: rows.length,
      records,
      deals: this.#deals,
      restored,
      columns: this.#resolver.columns(),
      blocked,
      report: this.#report.build(this.#boardId, this.#layer.layerId, rows.length),
    }
  }

  #readRow(cells: readonly string[], index: number): void {
    const number = index + 2
    const read = this.#reader.read(cells, number)
    const problems = [...read.problems]
    const id = read.row === null ? null : this.#dealId(read.row)
    if (read.row !== null && id !== null) {
      const flaw = this.#flawOf(read.row, id)
      if (flaw !== null) problems.push({ row: number, severity: 'error', ...flaw })
    }
    if (read.row === null || id === null || problems.length > 0) return this.#report.rows.refuse(problems)
    this.#writeRow(read.row, id, index)
  }

  #writeRow(row: ImportRow, id: DealId, index: number): void {
    const record = this.#ground.board.deals.read(id)
    const beneath = record?.beneath ?? {}
    const said = this.#resolver.fieldsOf(row, record)
    const place = this.#placeOf(row, record, index)
    const all: Said = place === null ? said : { ...said, place }
    this.#report.row(row, this.#labelOf(row))
    if (record === null) {
      this.#deals.push({ id, fields: withoutBlanks(all) })
      return this.#report.rows.created()
    }
    const changed = differing(all, beneath)
    // Half of this import is here: what another computer wrote of it may be all that says the rest (L2).
    const isHalfHere = this.#ground.board.deals.isInLayer(id, this.#layer.layerId)
    if (isHalfHere) this.#deals.push({ id, fields: withoutBlanks(all) })
    else if (Object.keys(changed).length > 0) this.#deals.push({ id, fields: changed })
    this.#report.rows.compared(record, changed)
  }

  /** The row's own id, or one of what it is called; the second row that is called so is the second deal. */
  #dealId(row: ImportRow): DealId {
    if (row.dealId !== null) return row.dealId
    const name = [this.#resolver.titleOf(row), row.names.account ?? ''].map(nameKey)
    const key = JSON.stringify(name)
    const nth = (this.#occurrences.get(key) ?? 0) + 1
    this.#occurrences.set(key, nth)
    return derivedId('deal', this.#boardId, ...name, String(nth))
  }

  #flawOf(
    row: ImportRow,
    id: DealId,
  ): {
    code: 'duplicate-id' | 'missing-stage' | 'unknown-stage' | 'on-another-board'
    column: string | null
    value: string
  } | null {
    const external = row.values.externalId ?? id
    if (this.#seen.has(id))
      return { code: 'duplicate-id', column: this.#resolver.columnOf('externalId'), value: external }
    this.#seen.add(id)
    const { deals } = this.#ground.board
    const known = deals.has(id)
    if (known ? this.#ground.isMovedAway?.(id) === true : this.#ground.isElsewhere(id))
      return { code: 'on-another-board', column: this.#resolver.columnOf('externalId'), value: external }
    const label = row.names.stage ?? null
    const column = this.#resolver.columnOf('stage')
    if (label === null) return known ? null : { code: 'missing-stage', column, value: '' }
    return this.#resolver.stages.resolve(label, []) === null
      ? { code: 'unknown-stage', column, value: label }
      : null
  }

  #placeOf(row: ImportRow, record: LayeredRecord | null, index: number): Place | null {
    const label = row.names.stage ?? null
    const current = [stageOf(record?.beneath['place']), stageOf(record?.fields['place'])]
    const stage = label === null ? null : this.#resolver.stages.resolve(label, current)
    if (stage === null) return null
    if (!current.includes(stage.id)) this.#resolver.stages.use(stage.id)
    return { stageId: stage.id, order: orderOfRow(index), changeId: null }
  }

  #labelOf(row: ImportRow): string | null {
    const label = row.names.stage ?? null
    return label === null ? null : (this.#resolver.stages.resolve(label, [])?.label ?? null)
  }
}

/** A whole layer says what is empty, too: that a later version of it is sparse must not bring an older value back. Only blank custom fields, of which there may be hundreds, are left out. */
function withoutBlanks(said: Said): Fields {
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => value !== null || !field.startsWith('custom:')),
  )
}
