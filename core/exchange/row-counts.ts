import type { LayeredRecord } from '../documents/collection'
import { saysSame, type Said } from './differ'
import type { Problem } from './mapping'

/** How many held fields are named; all are counted. */
const HELD_SHOWN = 200

/** Counts what an import does, row by row, whatever its rows are. `Held` is how a field that stays somebody's own is named. */
export class RowCounts<Held> {
  readonly problems: Problem[] = []
  readonly held: Held[] = []
  readonly counts = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    heldTotal: 0,
    problemTotal: 0,
    badRows: 0,
  }

  constructor(
    private readonly problemLimit: number,
    private readonly nameHeld: (record: LayeredRecord, field: string, said: unknown) => Held,
  ) {}

  /** A row that is left out. */
  refuse(problems: readonly Problem[]): void {
    this.counts.skipped++
    if (problems.some(({ severity }) => severity === 'error')) this.counts.badRows++
    this.counts.problemTotal += problems.length
    this.problems.push(...problems.slice(0, Math.max(0, this.problemLimit - this.problems.length)))
  }

  created(): void {
    this.counts.created++
  }

  /**
   * A row whose record was there. Where the file has only come to say what somebody had said before it, nothing that is shown
   * changes: the record counts as unchanged, though its layer takes note.
   */
  compared(record: LayeredRecord, said: Said): void {
    const changed = Object.keys(said).filter(
      field => !record.edited.includes(field) || !saysSame(field, said[field], record.fields[field]),
    )
    if (changed.length === 0) this.counts.unchanged++
    else this.counts.updated++
    for (const field of changed.filter(each => record.edited.includes(each))) {
      this.counts.heldTotal++
      if (this.held.length < HELD_SHOWN) this.held.push(this.nameHeld(record, field, said[field]))
    }
  }
}
