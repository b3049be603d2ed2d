import type { LayeredRecord } from '../../documents/collection'
import { OWN_LAYER } from '../../documents/layers'
import type { WorkspaceDocument } from '../../documents/workspace'
import { err, ok, type Result } from '../../result'
import { answersToKeep } from '../answers'
import { differing, plainText, type Said } from '../differ'
import { layerFor, namesSay, type TargetLayer } from '../layer'
import type { FileProblem, Problem } from '../mapping'
import type { PlannedRecord } from '../planned-record'
import { RowCounts } from '../row-counts'
import type { Table } from '../understand'
import { EntryBooks } from './books'
import type { EntryMapping, EntryReport } from './mapping'
import { EntryRowReader, type EntryRow } from './rows'
import type { EntryKind } from './targets'

/** All that an import of a list writes. Nothing random and no clock is in it (L3). */
export interface EntryPlan {
  readonly kind: EntryKind
  readonly layer: TargetLayer
  readonly rows: number
  readonly records: readonly PlannedRecord[]
  /** Imports that hold records of these rows: this one stands on them (L4). */
  readonly on: readonly string[]
  readonly blocked: boolean
  readonly report: EntryReport
}

/** How cells are read, where the mapping does not say (as `READING` of deals): raised when a newer version reads one as something else. */
const READING = 1

/** Reads every row by the mapping and says what importing it writes. Pure: the document is only read. */
export function planEntries(
  table: Table,
  mapping: EntryMapping,
  workspace: WorkspaceDocument,
  options: { readonly skipBad: boolean; readonly problemLimit?: number },
): Result<EntryPlan, FileProblem> {
  const problem = checkEntryColumns(table.header, mapping)
  if (problem !== null) return err(problem)
  return ok(new EntryPlanner(table, mapping, workspace, options).plan())
}

/** Whether a mapping can be used on a file with this header: null, or what is in the way. */
function checkEntryColumns(header: readonly string[], { columns }: EntryMapping): FileProblem | null {
  if (columns.length !== header.length || columns.some(({ name }, at) => name !== header[at]))
    return { code: 'changed-meanwhile', detail: 'the columns are not those of the mapping', row: 1 }
  const used = columns.filter(({ target }) => target !== 'ignore')
  const twice = used.find(({ target }, at) => used.findIndex(other => other.target === target) !== at)
  if (twice !== undefined)
    return { code: 'duplicate-column', detail: `${twice.name}: ${twice.target}`, row: 1 }
  if (!used.some(({ target }) => target === 'name' || target === 'lastName' || target === 'firstName'))
    return { code: 'no-name-column', detail: header.join(', ').slice(0, 500), row: 1 }
  return null
}

class EntryPlanner {
  readonly #table: Table
  readonly #mapping: EntryMapping
  readonly #workspace: WorkspaceDocument
  readonly #options: { readonly skipBad: boolean; readonly problemLimit?: number }
  readonly #reader: EntryRowReader
  readonly #books: EntryBooks
  readonly #layer: TargetLayer
  readonly #records = new Map<string, PlannedRecord>()
  readonly #on = new Set<string>()
  readonly #seen = new Set<string>()
  readonly #counted: RowCounts<EntryReport['held'][number]>

  constructor(
    table: Table,
    mapping: EntryMapping,
    workspace: WorkspaceDocument,
    options: { readonly skipBad: boolean; readonly problemLimit?: number },
  ) {
    this.#table = table
    this.#mapping = mapping
    this.#workspace = workspace
    this.#options = options
    this.#counted = new RowCounts(options.problemLimit ?? Number.POSITIVE_INFINITY, heldField)
    this.#reader = new EntryRowReader(mapping)
    this.#books = new EntryBooks(workspace, mapping)
    this.#layer = layerFor(workspace.imports, table.fileHash, this.#meaning())
  }

  plan(): EntryPlan {
    const { kind, names = [] } = this.#mapping
    const rows = this.#table.rows.flatMap((cells, index) => this.#readRow(cells, index + 2))
    // Every row is known before one of them names another: a parent may stand below its subsidiary.
    for (const { row, id } of rows) this.#writeRow(row, id)
    const report = this.#report()
    const also = [...this.#also('accounts'), ...this.#also('people')]
    const records = [...this.#records.values(), ...also]
    return {
      kind,
      layer: this.#layer,
      rows: this.#table.rows.length,
      records: records.length === 0 ? [] : [...records, ...answersToKeep(this.#workspace, names)],
      on: [...this.#on].sort(),
      blocked: this.#counted.counts.badRows > 0 && !this.#options.skipBad,
      report: { ...report, layerId: this.#layer.layerId },
    }
  }

  #readRow(cells: readonly string[], number: number): { row: EntryRow; id: string }[] {
    const { row, problems } = this.#reader.read(cells, number)
    const found = [...problems]
    const id = row === null ? null : this.#books.idOf(row)
    if (row !== null && id !== null) {
      const note = (code: Problem['code'], severity: Problem['severity']): void =>
        void found.push({ row: number, column: this.#reader.columnOf('name'), value: row.name.slice(0, 200), code, severity }) // prettier-ignore
      if (this.#books.isMergedAway(row)) note('merged-away', 'note')
      else if (this.#seen.has(id)) note('duplicate-name', 'error')
    }
    if (row === null || id === null || found.length > 0) {
      this.#counted.refuse(found)
      return []
    }
    this.#seen.add(id)
    return [{ row, id }]
  }

  #writeRow(row: EntryRow, id: string): void {
    const { kind } = this.#mapping
    const said: Said = { name: row.name, ...row.values, ...this.#books.refsOf(row, id) }
    const record = this.#workspace.collections[kind].read(id)
    record?.layers.filter(layer => layer !== OWN_LAYER).forEach(layer => this.#on.add(layer))
    const changed = record === null ? said : differing(said, record.beneath)
    // Half of this import is here: what another computer wrote of it may be all that says the rest (L2).
    const fields = this.#workspace.collections[kind].isInLayer(id, this.#layer.layerId) ? said : changed
    if (Object.keys(fields).length > 0) this.#records.set(`${kind}:${id}`, { collection: kind, id, fields })
    if (record === null) this.#counted.created()
    else this.#counted.compared(record, changed)
  }

  /** Records that rows name and that are neither here nor rows themselves: a parent company, a manager. */
  #also(collection: 'accounts' | 'people'): PlannedRecord[] {
    const { kind } = this.#mapping
    return this.#books[collection]
      .added()
      .filter(({ id }) => collection !== kind || !this.#seen.has(id))
      .filter(({ id }) => !this.#records.has(`${collection}:${id}`))
      .map(({ id, name }) => ({ collection, id, fields: { name } }))
  }

  #report(): Omit<EntryReport, 'layerId'> {
    return {
      kind: this.#mapping.kind,
      rows: this.#table.rows.length,
      ...this.#counted.counts,
      held: this.#counted.held,
      alsoAccounts: this.#also('accounts').length,
      alsoPeople: this.#also('people').length,
      problems: this.#counted.problems,
      questions: this.#books.questions(),
    }
  }

  /** What of the mapping decides what the layer says. */
  #meaning(): unknown {
    const { kind, encoding, delimiter, decimal, currency, revenueIn, columns, names = [] } = this.#mapping
    const columnsSay = columns.map(({ name, target }) => [name, target])
    return [
      'entries',
      READING,
      kind,
      encoding,
      delimiter,
      decimal,
      currency,
      revenueIn,
      columnsSay,
      namesSay(names),
    ]
  }
}

function heldField(record: LayeredRecord, field: string, said: unknown): EntryReport['held'][number] {
  return {
    id: record.id,
    title: plainText(record.fields['name'] ?? '—'),
    field,
    ours: plainText(record.fields[field] ?? ''),
    theirs: plainText(said ?? ''),
  }
}
