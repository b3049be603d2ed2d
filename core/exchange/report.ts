import type { LayeredRecord } from '../documents/collection'
import { toDecimal, moneySchema } from '../money'
import type { BoardId, LayerId } from '../ids'
import { stageOf } from './differ'
import type { ImportMapping, ImportReport } from './mapping'
import type { Resolver } from './resolver'
import { RowCounts } from './row-counts'
import type { ImportRow } from './rows'

/** What an import of deals does: its rows counted, and what they bring along. */
export class ReportBuilder {
  readonly #mapping: ImportMapping
  readonly #resolver: Resolver
  readonly #perStage = new Map<string, number>()
  readonly rows: RowCounts<ImportReport['held'][number]>
  #withoutAccount = 0

  constructor(mapping: ImportMapping, resolver: Resolver, problemLimit: number) {
    this.#mapping = mapping
    this.#resolver = resolver
    this.rows = new RowCounts(problemLimit, (record, field, said) => this.#held(record, field, said))
    for (const { label } of mapping.stages) this.#perStage.set(label, 0)
  }

  /** A row that is taken. */
  row(row: ImportRow, label: string | null): void {
    if (label !== null) this.#perStage.set(label, (this.#perStage.get(label) ?? 0) + 1)
    if (!row.names.account) this.#withoutAccount++
  }

  build(boardId: BoardId, layerId: LayerId, rows: number): ImportReport {
    return {
      boardId,
      layerId,
      rows,
      ...this.rows.counts,
      withoutAccount: this.#withoutAccount,
      held: this.rows.held,
      accounts: this.#resolver.accounts.added().length,
      contacts: this.#resolver.contacts.added().length,
      people: this.#resolver.people.added().length,
      products: this.#resolver.products.added().length,
      customFields: this.#resolver.customFields.map(({ name }) => name),
      perStage: this.#mapping.stages.map(({ label }) => ({ label, count: this.#perStage.get(label) ?? 0 })),
      problems: this.rows.problems,
      questions: this.#resolver.questions(),
    }
  }

  #held(record: LayeredRecord, field: string, said: unknown): ImportReport['held'][number] {
    const title = record.fields['title']
    return {
      dealId: record.id,
      title: typeof title === 'string' ? title : '—',
      field,
      ours: this.#text(field, record.fields[field]),
      theirs: this.#text(field, said),
    }
  }

  #text(field: string, value: unknown): string {
    if (field === 'place') return this.#resolver.stages.nameOf(stageOf(value)) ?? ''
    const money = field === 'amount' ? moneySchema.safeParse(value) : null
    if (money?.success === true) return `${toDecimal(money.data)} ${money.data.currency}`
    return this.#resolver.textOf(field, value)
  }
}
