import { isOwnFile } from '../targets'
import { detectDialect } from '../dialects'
import { guessCurrency, guessDecimal } from '../formats'
import type { DecimalMark } from '../../money'
import type { NameAnswer } from '../names'
import { cellsOf, samplesOf, type Table } from '../understand'
import type { EntryLook } from './mapping'
import { parseNumber } from './values'
import { guessEntryTargets, type EntryKind, type EntryTarget } from './targets'

/** What somebody has already said; the rest is guessed. */
export interface KnownEntries {
  readonly targets?: readonly EntryTarget[]
  readonly names?: readonly NameAnswer[]
}

/** A year's revenue above this many is told in units: nobody makes a hundred thousand millions. */
const UNITS_ABOVE = 100_000

/** Says what a list of accounts, contacts, products or people seems to be: a mapping to confirm or correct. */
export function understandEntries(table: Table, kind: EntryKind, known: KnownEntries = {}): EntryLook {
  const { header, rows, delimiter } = table
  const targets = known.targets ?? guessEntryTargets(kind, header)
  const cells = (target: EntryTarget): string[] => cellsOf(rows, targets.indexOf(target))
  const continental = delimiter === ';'
  const numbers = [...cells('revenue'), ...cells('price'), ...cells('employees')]
  const decimal = guessDecimal(numbers, continental ? ',' : '.')
  const dialect = isOwnFile(header) ? null : detectDialect(header)
  const currency = guessCurrency(header[targets.indexOf('price')] ?? '', [
    ...cells('price'),
    ...cells('currency'),
  ])
  return {
    fileName: table.fileName,
    fileHash: table.fileHash,
    rows: rows.length,
    mapping: {
      kind,
      ...(dialect !== null && { dialect }),
      encoding: table.encoding,
      delimiter,
      decimal: decimal.value,
      currency: currency ?? (continental ? 'EUR' : 'USD'),
      revenueIn: revenueIn(cells('revenue'), decimal.value),
      columns: header.map((name, at) => ({ name, target: targets[at] ?? 'ignore' })),
      ...(known.names !== undefined && known.names.length > 0 && { names: [...known.names] }),
    },
    samples: header.map((_, at) => samplesOf(rows, at)),
    dialect,
    decimalAmbiguous: decimal.ambiguous,
  }
}

function revenueIn(cells: readonly string[], decimal: DecimalMark): 'millions' | 'units' {
  return cells.some(cell => (parseNumber(cell, decimal) ?? 0) > UNITS_ABOVE) ? 'units' : 'millions'
}
