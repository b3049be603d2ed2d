import type { LayeredRecord } from '../documents/collection'
import { toDecimal, moneySchema } from '../money'
import type { BoardId, LayerId } from '../ids'
import { saysSame, stageOf, type Said } from './differ'
import type { ImportMapping, ImportReport, Problem } from './mapping'
import type { Resolver } from './resolver'
import type { ImportRow } from './rows'

/** How many held fields are named; all are counted. */
const HELD_SHOWN = 200

/** Counts what an import does, row by row. */
export class ReportBuilder {
  readonly #mapping: ImportMapping
  readonly #resolver: Resolver
  readonly #problemLimit: number
  readonly #perStage = new Map<string, number>()
  readonly #problems: Problem[] = []
  readonly #held: ImportReport['held'] = []
  readonly #counts = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    heldTotal: 0,
    problemTotal: 0,
    withoutAccount: 0,
  }
  badRows = 0

  constructor(mapping: ImportMapping, resolver: Resolver, problemLimit: number) {
    this.#mapping = mapping
    this.#resolver = resolver
    this.#problemLimit = problemLimit
    for (const { label } of mapping.stages) this.#perStage.set(label, 0)
  }

  /** A row that is left out. */
  refuse(problems: readonly Problem[]): void {
    this.#counts.skipped++
    if (problems.some(problem => problem.severity === 'error')) this.badRows++
    for (const problem of problems) {
      this.#counts.problemTotal++
      if (this.#problems.length < this.#problemLimit) this.#problems.push(problem)
    }
  }

  /** A row that is taken. */
  row(row: ImportRow, label: string | null): void {
    if (label !== null) this.#perStage.set(label, (this.#perStage.get(label) ?? 0) + 1)
    if (!row.names.account) this.#counts.withoutAccount++
  }

  created(): void {
    this.#counts.created++
  }

  /**
   * A row whose deal was there. Where the file has only come to say what somebody had said before it, nothing that is shown
   * changes: the deal counts as unchanged, though its layer takes note.
   */
  compared(record: LayeredRecord, changed: Said): void {
    const fields = Object.keys(changed).filter(
      field => !record.edited.includes(field) || !saysSame(field, changed[field], record.fields[field]),
    )
    if (fields.length === 0) this.#counts.unchanged++
    else this.#counts.updated++
    for (const field of fields) if (record.edited.includes(field)) this.#hold(record, field, changed[field])
  }

  build(boardId: BoardId, layerId: LayerId, rows: number): ImportReport {
    return {
      boardId,
      layerId,
      rows,
      ...this.#counts,
      held: this.#held,
      accounts: this.#resolver.accounts.added().length,
      contacts: this.#resolver.contacts.added().length,
      people: this.#resolver.people.added().length,
      products: this.#resolver.products.added().length,
      customFields: this.#resolver.customFields.map(({ name }) => name),
      perStage: this.#mapping.stages.map(({ label }) => ({ label, count: this.#perStage.get(label) ?? 0 })),
      problems: this.#problems,
      badRows: this.badRows,
      questions: this.#resolver.questions(),
    }
  }

  #hold(record: LayeredRecord, field: string, said: unknown): void {
    this.#counts.heldTotal++
    if (this.#held.length >= HELD_SHOWN) return
    const title = record.fields['title']
    this.#held.push({
      dealId: record.id,
      title: typeof title === 'string' ? title : '—',
      field,
      ours: this.#text(field, record.fields[field]),
      theirs: this.#text(field, said),
    })
  }

  #text(field: string, value: unknown): string {
    if (field === 'place') return this.#resolver.stages.nameOf(stageOf(value)) ?? ''
    const money = field === 'amount' ? moneySchema.safeParse(value) : null
    if (money?.success === true) return `${toDecimal(money.data)} ${money.data.currency}`
    return this.#resolver.textOf(field, value)
  }
}
