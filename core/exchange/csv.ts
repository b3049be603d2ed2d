/** One line of a CSV file (RFC 4180). Text with white space around it is quoted too: some readers drop it otherwise. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(quoted).join(',') + '\r\n'
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell
}
