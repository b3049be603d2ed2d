import { neutralise, restore } from '../exchange/cells'

/** An amount below nothing begins as a formula may, and is a number to every spreadsheet. */
const NEGATIVE = /^-[\d.,\u00a0\u202f ]+( [A-Z]{3})?$/

/**
 * Cells as spreadsheets put them on the clipboard and take them from there: tabs between cells, a line a row, and quotes around a
 * cell that holds a tab, a line end or begins with a quote. What would run as a formula there is neutralised as in an export.
 */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => cells.map(writeCell).join('\t')).join('\n')
}

function writeCell(text: string): string {
  const safe = NEGATIVE.test(text) ? text : neutralise(text)
  return /[\t\n\r]|^"/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A board of ten thousand deals in ten columns. More is a whole workbook that somebody took along, and would stand still for minutes. */
export const MOST_CELLS = 100_000

/** As many cells as a text lays out, its longest line in every line: counted and not read. Breaks within quotes are taken for lines. */
export function countCells(text: string): number {
  let [lines, widest, width] = [1, 1, 1]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === TAB) widest = Math.max(widest, ++width)
    else if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
      if (at < text.length - 1) lines++
      width = 1
    }
  }
  return lines * widest
}
const [TAB, LINE_FEED, CARRIAGE_RETURN] = [9, 10, 13]

/** Every row has as many cells as the longest: a spreadsheet leaves empty ones out at the end of a line. Ask `countCells` first. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const { cell, end } = readCell(text, at)
    rows.at(-1)?.push(restore(cell))
    at = end
    if (text[at] === '\t') {
      at++
      if (at === text.length) rows.at(-1)?.push('')
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1
      // A line end after the last row begins no other.
      if (at < text.length) rows.push([])
    }
  }
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1)
  return rows.map(row => [...row, ...Array.from({ length: width - row.length }, () => '')])
}

function readCell(text: string, from: number): { cell: string; end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y
  quoted.lastIndex = from
  const match = quoted.exec(text)
  if (match !== null) return { cell: (match[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex }
  const plain = /[^\t\r\n]*/y
  plain.lastIndex = from
  return { cell: plain.exec(text)?.[0] ?? '', end: plain.lastIndex }
}
