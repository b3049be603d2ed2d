import type { CellProblem, Parsed } from './parse-cell'

/** A rectangle of cells: which rows and columns, both ends counted. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface PastedCell<V> {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly value: V
}
export interface PasteProblem {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly problem: CellProblem | 'no-room'
}
export interface PastePlan {
  readonly area: Area
  readonly cells: readonly PastedCell<Extract<Parsed, { ok: true }>['value']>[]
  /** What could not be read, or had no place. Nothing is written before a person has seen them. */
  readonly problems: readonly PasteProblem[]
}

/**
 * What pasting a block onto a selection would write: nothing is written here. A selection that is a multiple of the block
 * is filled with it again and again, as in a spreadsheet; else the block is laid down once from the selection's corner.
 * @param size how many rows and columns there are
 */
export function planPaste(
  block: readonly (readonly string[])[],
  selected: Area,
  size: { readonly rows: number; readonly columns: number },
  parse: (row: number, column: number, text: string) => Parsed,
): PastePlan {
  const [high, wide] = [block.length, block[0]?.length ?? 0]
  const height = repeats(selected.bottom - selected.top + 1, high)
  const width = repeats(selected.right - selected.left + 1, wide)
  const cells: PastePlan['cells'][number][] = []
  const problems: PasteProblem[] = []
  for (let down = 0; down < height; down++)
    for (let across = 0; across < width; across++) {
      const place = { row: selected.top + down, column: selected.left + across }
      const text = block[down % high]?.[across % wide] ?? ''
      if (place.row >= size.rows || place.column >= size.columns) {
        if (text.trim() !== '') problems.push({ ...place, text, problem: 'no-room' })
        continue
      }
      const parsed = parse(place.row, place.column, text)
      if (parsed.ok) cells.push({ ...place, text, value: parsed.value })
      else problems.push({ ...place, text, problem: parsed.error })
    }
  const { top, left } = selected
  const bottom = Math.min(top + height, size.rows) - 1
  const right = Math.min(left + width, size.columns) - 1
  return { area: { top, left, bottom, right }, cells, problems }
}

/** How far a block goes along a selection: all of it where it fits a whole number of times, else once. */
function repeats(selected: number, block: number): number {
  return block > 0 && selected % block === 0 ? selected : block
}
