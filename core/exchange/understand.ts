import { dealFieldSchemas } from '../deal/schema'
import { nameKey } from '../workspace/names'
import { tidy } from './cells'
import { detectDialect, stageInDialect } from './dialects'
import { foldedName } from './folded-name'
import type { DialectId } from './dialects/dialect'
import { guessCurrency, guessDates, guessDecimal, guessEmptyAmount } from './formats'
import type { ColumnTarget, ImportLook, ImportMapping, StageMapping } from './mapping'
import type { NameAnswer } from './names'
import { guessStage, inLaneOrder, stageCell } from './stages'
import { guessTargets, isOwnFile } from './targets'

/** A file, read: its header, and its rows as text. */
export interface Table {
  readonly fileName: string
  readonly fileHash: string
  readonly encoding: ImportMapping['encoding']
  readonly delimiter: ImportMapping['delimiter']
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What somebody has already said; the rest is guessed. */
export interface Known {
  /** By position. */
  readonly targets?: readonly ColumnTarget[]
  readonly dates?: ImportMapping['dates']
  readonly decimal?: ImportMapping['decimal']
  readonly currency?: ImportMapping['currency']
  readonly board?: ImportMapping['board']
  /** The stages that the board has, in its order: labels of the file are matched with them first. */
  readonly stages?: readonly StageMapping[]
  /** The CRM that wrote it; null: none that is known. */
  readonly dialect?: DialectId | null
  readonly names?: readonly NameAnswer[]
}

const SAMPLES = 5
const LABEL_LIMIT = 200
const OWNERS_SHOWN = 500

/** Says what a file seems to be: a mapping to confirm or correct, and what can't be told from the file alone. */
export function understand(table: Table, known: Known = {}): ImportLook {
  const { header, rows } = table
  const detected = isOwnFile(header) ? null : detectDialect(header)
  const dialect = known.dialect === undefined ? detected : known.dialect
  const isBlank = (column: number): boolean => rows.every(row => (row[column] ?? '').trim() === '')
  const targets = known.targets ?? withLinks(guessTargets(header, isBlank, dialect), rows)
  const column = (target: ColumnTarget): string[] => cellsOf(rows, targets.indexOf(target))
  const formats = readFormats(table, targets, known)
  const stages = withClosed(counted(stageCells(column('stage'), column('status'))), targets, header)
  return {
    fileName: table.fileName,
    fileHash: table.fileHash,
    rows: rows.length,
    mapping: {
      ...(dialect !== null && { dialect }),
      ...(known.names !== undefined && known.names.length > 0 && { names: [...known.names] }),
      encoding: table.encoding,
      delimiter: table.delimiter,
      dates: formats.dates.value,
      decimal: formats.decimal.value,
      ...(formats.emptyAmount !== null && { emptyAmount: formats.emptyAmount }),
      currency: formats.currency,
      columns: header.map((name, at) => ({ name, target: targets[at] ?? 'ignore' })),
      stages: mapStages(stages, known.stages ?? [], dialect),
      board: known.board ?? { kind: 'new', name: boardNameOf(table.fileName) },
    },
    samples: header.map((_, at) => samplesOf(rows, at)),
    datesAmbiguous: formats.dates.ambiguous,
    decimalAmbiguous: formats.decimal.ambiguous,
    stages,
    owners: counted(column('owner'))
      .slice(0, OWNERS_SHOWN)
      .map(({ label, count }) => ({ name: label, count })),
    dialect: detected,
  }
}

/** `sales_pipeline.csv` is the board "Sales pipeline". */
export function boardNameOf(fileName: string): string {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[_\s]+/g, ' ').trim().slice(0, 200).trim() // prettier-ignore
  return bare === '' ? 'Import' : bare.charAt(0).toUpperCase() + bare.slice(1)
}

function readFormats(table: Table, targets: readonly ColumnTarget[], known: Known) {
  const { header, rows } = table
  const amountAt = targets.indexOf('amount')
  const amounts = cellsOf(rows, amountAt)
  const dates = [
    ...cellsOf(rows, targets.indexOf('closeDate')),
    ...cellsOf(rows, targets.indexOf('startedOn')),
  ]
  const own = isOwnFile(header)
  const certain = <T>(value: T) => ({ value, ambiguous: false })
  const continental = table.delimiter === ';'
  const shown = guessCurrency(header[amountAt] ?? '', [
    ...amounts,
    ...cellsOf(rows, targets.indexOf('currency')),
  ])
  return {
    dates: known.dates ? certain(known.dates) : own ? certain('iso' as const) : guessDates(dates, 'dmy'),
    decimal: known.decimal
      ? certain(known.decimal)
      : own
        ? certain('.' as const)
        : guessDecimal(amounts, continental ? ',' : '.'),
    emptyAmount: own ? null : guessEmptyAmount(amounts),
    currency: known.currency ?? shown ?? (continental ? 'EUR' : 'USD'),
  }
}

/** The stages of the file on the board's where names agree, otherwise new ones by what their label says. */
export function mapStages(
  counts: readonly { label: string }[],
  board: readonly StageMapping[],
  dialect: DialectId | null = null,
): StageMapping[] {
  const byName = new Map(board.map(stage => [nameKey(stage.label), stage]))
  const labels = counts.slice(0, LABEL_LIMIT).map(({ label }) => label.slice(0, LABEL_LIMIT))
  const there = labels.flatMap(label => {
    const stage = byName.get(nameKey(label))
    return stage ? [{ ...stage, label, at: board.indexOf(stage) }] : []
  })
  const fresh = labels
    .filter(label => !byName.has(nameKey(label)))
    .map(label => ({
      label,
      ...((dialect && stageInDialect(dialect, label)) ?? guessStage(label)),
      stageId: null,
    }))
  const ordered = there.sort((a, b) => a.at - b.at).map(({ at: _, ...stage }) => stage)
  return ordered.length === 0 ? inLaneOrder(fresh) : [...ordered, ...inLaneOrder(fresh)]
}

/** A column that is called after links but holds other things is kept as it is. */
function withLinks(targets: ColumnTarget[], rows: Table['rows']): ColumnTarget[] {
  const isLink = (cell: string): boolean =>
    cell.trim() === '' || dealFieldSchemas.link.safeParse(tidy(cell)).success
  return targets.map((target, at) =>
    target === 'link' && !cellsOf(rows, at).every(isLink) ? 'custom' : target,
  )
}

/** Where a status tells how a deal ended, its board has lanes for that, though none of this file's may have ended yet. */
function withClosed(
  stages: { label: string; count: number }[],
  targets: readonly ColumnTarget[],
  header: readonly string[],
): { label: string; count: number }[] {
  if (!targets.includes('status')) return stages
  const isFrench = foldedName(header[targets.indexOf('status')] ?? '').endsWith('statut')
  const labels = isFrench ? ['Gagnée', 'Perdue'] : ['Won', 'Lost']
  const kinds = new Set(stages.map(({ label }) => guessStage(label).kind))
  return [
    ...stages,
    ...labels.filter(label => !kinds.has(guessStage(label).kind)).map(label => ({ label, count: 0 })),
  ]
}

/** What each row says of its stage; a column that is not there says nothing. */
function stageCells(stages: readonly string[], statuses: readonly string[]): string[] {
  return stages.map((stage, row) => stageCell(stage, statuses[row] ?? ''))
}

/** Distinct values as they are first spelt, most frequent first. */
function counted(cells: readonly string[]): { label: string; count: number }[] {
  const found = new Map<string, { label: string; count: number }>()
  for (const cell of cells) {
    const label = tidy(cell)
    if (label === '') continue
    const entry = found.get(nameKey(label))
    if (entry) entry.count++
    else found.set(nameKey(label), { label, count: 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

export function cellsOf(rows: Table['rows'], column: number): string[] {
  return column < 0 ? [] : rows.map(row => row[column] ?? '')
}

export function samplesOf(rows: Table['rows'], column: number): string[] {
  const samples: string[] = []
  for (const row of rows) {
    const cell = tidy(row[column] ?? '')
    if (cell !== '' && !samples.includes(cell)) samples.push(cell.slice(0, 100))
    if (samples.length === SAMPLES) break
  }
  return samples
}
