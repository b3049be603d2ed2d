import type { Area } from '../../../../core/table/paste'
import { createValueStore } from '../../../replica/value-store'

/** A line and a column by their names: they stay the same while lines are sorted, come and go. The heading's line is `HEAD`. */
export interface Spot {
  readonly line: string
  readonly column: string
}
export const HEAD = 'head'

export interface Editing extends Spot {
  /** What was typed to begin with; null: what the cell holds. */
  readonly typed: string | null
}

/** Where somebody is in a table, what they have selected, and what they are writing. */
export class TableState {
  readonly cursor = createValueStore<Spot | null>(null)
  /** Where the selection began; null: it is the cursor's cell alone. */
  readonly anchor = createValueStore<Spot | null>(null)
  readonly editing = createValueStore<Editing | null>(null)

  readonly go = (spot: Spot, extend = false): void => {
    if (!extend) this.anchor.set(null)
    else if (this.anchor.get() === null) this.anchor.set(this.cursor.get())
    this.cursor.set(spot)
  }

  readonly edit = (typed: string | null = null): void => {
    const spot = this.cursor.get()
    if (spot !== null && spot.line !== HEAD) this.editing.set({ ...spot, typed })
  }

  readonly endEditing = (): void => this.editing.set(null)
}

/** Where lines and columns stand at the moment. */
export interface Places {
  readonly lines: readonly string[]
  readonly lineAt: ReadonlyMap<string, number>
  readonly columns: readonly string[]
}

/** The selected rectangle; null where there is none, or none of it is here any more. */
export function areaOf({ lineAt, columns }: Places, cursor: Spot | null, anchor: Spot | null): Area | null {
  if (cursor === null || cursor.line === HEAD) return null
  const from = anchor ?? cursor
  const [line, column] = [lineAt.get(cursor.line), columns.indexOf(cursor.column)]
  const [otherLine, otherColumn] = [lineAt.get(from.line) ?? line, columns.indexOf(from.column)]
  if (line === undefined || otherLine === undefined || column < 0 || otherColumn < 0) return null
  return {
    top: Math.min(line, otherLine),
    bottom: Math.max(line, otherLine),
    left: Math.min(column, otherColumn),
    right: Math.max(column, otherColumn),
  }
}

export type Way = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'top' | 'end' | 'pageUp' | 'pageDown'

/** The spot that a key leads to. From the first line one goes up to the heading. */
export function nextSpot(places: Places, from: Spot | null, way: Way, page: number): Spot | null {
  const { lines, columns } = places
  const [firstColumn] = columns
  if (firstColumn === undefined) return null
  if (from === null) return { line: lines[0] ?? HEAD, column: firstColumn }
  const line = from.line === HEAD ? -1 : (places.lineAt.get(from.line) ?? 0)
  const column = Math.max(0, columns.indexOf(from.column))
  const at = (toLine: number, toColumn: number): Spot => {
    const inside = Math.min(Math.max(toLine, -1), lines.length - 1)
    return {
      line: lines[inside] ?? HEAD,
      column: columns[Math.min(Math.max(toColumn, 0), columns.length - 1)] ?? firstColumn,
    }
  }
  switch (way) {
    case 'up':
      return at(line - 1, column)
    case 'down':
      return at(line + 1, column)
    case 'left':
      return at(line, column - 1)
    case 'right':
      return at(line, column + 1)
    case 'first':
      return at(line, 0)
    case 'last':
      return at(line, columns.length - 1)
    case 'top':
      return at(0, 0)
    case 'end':
      return at(lines.length - 1, columns.length - 1)
    case 'pageUp':
      return at(Math.max(0, line - page), column)
    case 'pageDown':
      return at(line + page, column)
  }
}
