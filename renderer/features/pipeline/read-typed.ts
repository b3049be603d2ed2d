/** A share as it is typed in percent, `60`, `60 %`, `12,5`: 0 to 1; null when it is none. */
export function readShare(text: string): number | null {
  const bare = text.replace('%', '').replace(',', '.').trim()
  const share = Number(bare) / 100
  return bare !== '' && share >= 0 && share <= 1 ? share : null
}

/** Whole days, 1 to 1,000; null when it is none. */
export function readDays(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000 ? Number(text) : null
}

/** Lines of a text, without blank ones. */
export function readLines(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Cells as a spreadsheet puts them on the clipboard: tabs between columns, a line a row. */
export function readCells(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map(line => line.split('\t'))
}
