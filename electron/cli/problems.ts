import type { FileProblem, ImportReport, Problem } from '../../core/exchange/mapping'

/** What is wrong with a row, in one line: where, what, why. */
export function problemLine({ row, column, value, code }: Problem): string {
  const where = column === null ? `row ${row}` : `row ${row}, column "${column}"`
  return `${where}: ${words[code](value)}`
}

const words: Readonly<Record<Problem['code'], (value: string) => string>> = {
  'not-a-date': value => `"${value}" is not a date`,
  'not-an-amount': value => `"${value}" is not an amount`,
  'not-a-currency': value =>
    `"${value}" names a currency that is not known, or not the row's own; write a code, as EUR`,
  'not-a-category': value => `"${value}" is not a forecast category (pipeline, best case, commit, omitted)`,
  'not-a-link': value => `"${value}" is not a web address (https://…)`,
  'duplicate-id': value => `the id "${value}" is already in a row above`,
  'missing-stage': () => 'no stage',
  'unknown-stage': value => `the stage "${value}" is not in the mapping`,
  'too-long': value => `too long: "${value.slice(0, 40)}…"`,
  'too-few-cells': value => `only ${value} cells`,
  'too-many-cells': value => `${value} cells, more than there are columns`,
  'empty-row': () => 'empty, left out',
  'duplicate-name': value => `"${value}" is already in a row above`,
  'missing-name': () => 'no name',
  'not-a-number': value => `"${value}" is not a number that can stand here`,
  'merged-away': value => `"${value}" was merged into another here, left out`,
  'on-another-board': value => `the deal "${value}" is on another board; import into that one (--board)`,
}

export function fileProblemLine(path: string, { code, detail, row }: FileProblem): string {
  return `${path}${row === null ? '' : `, row ${row}`}: ${fileWords[code]} (${detail})`
}

const fileWords: Readonly<Record<FileProblem['code'], string>> = {
  'empty-file': 'the file is empty',
  'header-only': 'there is a header and no row',
  'wrong-encoding': 'the text is in an encoding that can’t be read; save it as UTF-8',
  'record-too-long': 'a row is too long; perhaps a quote is not closed',
  'not-a-table': 'this is no table of comma, semicolon or tab separated values',
  'not-found': 'no such file',
  unreadable: 'this can’t be read as a file',
  'no-stage-column': 'no column says the stage; name it with --map \'{"Column": "stage"}\'',
  'no-name-column': 'no column says the name',
  'duplicate-column': 'two columns stand for the same; leave one out with --map \'{"Column": "ignore"}\'',
  'changed-meanwhile': 'the file changed while it was read; try again',
  'too-large': 'the file is too large (at most 200,000 rows and 256 MiB)',
}

export function reportLines(report: ImportReport, done: boolean): string[] {
  const { created, updated, unchanged, skipped, heldTotal } = report
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} left out`
  return [
    `${report.rows} rows: ${counts}${done ? '' : ' (nothing was written)'}`,
    ...report.perStage.map(({ label, count }) => `  ${label}: ${count}`),
    `${report.withoutAccount} without account; ${report.accounts} new accounts, ${report.people} new people, ${report.products} new products`,
    ...(report.customFields.length > 0 ? [`kept as custom fields: ${report.customFields.join(', ')}`] : []),
    ...(heldTotal > 0 ? [`${heldTotal} fields were changed here and stay as they are:`] : []),
    ...report.held.map(
      held => `  ${held.title}, ${held.field}: "${held.ours}" here, "${held.theirs}" in the file`,
    ),
  ]
}
