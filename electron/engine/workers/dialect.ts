import type { Delimiter } from '../../../core/exchange/mapping'

/** Excel's own first line, `sep=;`: it names the delimiter and is no row. */
const SEP_LINE = /^sep=(.)\r?\n/i

export interface Dialect {
  readonly delimiter: Delimiter
  /** Characters before the header. */
  readonly skip: number
}

const delimiters: readonly Delimiter[] = [',', ';', '\t']
const LINES = 20

/** Tells the delimiter from the beginning of a file: the one that gives the most columns, the same in every line. */
export function dialectOf(head: string): Dialect {
  const sep = SEP_LINE.exec(head)
  const skip = sep?.[0].length ?? 0
  const named = delimiters.find(delimiter => delimiter === sep?.[1])
  if (named !== undefined) return { delimiter: named, skip }
  const lines = unquotedLines(head.slice(skip))
  const scored = delimiters.map(delimiter => ({ delimiter, score: score(lines, delimiter) }))
  return { delimiter: scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter, skip }
}

function score(lines: readonly string[], delimiter: Delimiter): number {
  const counts = lines.map(line => line.split(delimiter).length - 1)
  const [header = 0] = counts
  const alike = counts.filter(count => count === header).length
  return header === 0 ? 0 : header * (alike / counts.length)
}

/** The first lines, without what stands in quotes. */
function unquotedLines(text: string): string[] {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/)
  // The last one may be cut off.
  return lines
    .slice(0, Math.max(1, Math.min(LINES, lines.length - 1)))
    .filter((line, at) => at === 0 || line !== '')
}

/** Characters that no table has: what a picture or a program looks like when it is read as text. */
export function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true

  const controls =
    text.match(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/g)?.length ?? 0
  return controls > text.length / 100
}
