import { readDealRecord } from '../../../core/deal/read-records'
import type { DealRecord, DealRecordName } from '../../../core/deal/records'
import type { BoardDocument } from '../../../core/documents/board'

/** What belongs to each deal of a board, of one kind: records are by id, and whoever reads a deal asks by deal. Follows the document. */
export class PartIndex<R extends DealRecordName> {
  readonly #byDeal = new Map<string, Set<string>>()
  readonly #stop: () => void

  /** @param onDeals is told of the deals of which something changed */
  constructor(
    private readonly board: BoardDocument,
    private readonly name: R,
    onDeals: (dealIds: readonly string[]) => void,
  ) {
    const records = board.records[name]
    for (const id of records.ids()) this.#add(id)
    this.#stop = records.onChange(ids => onDeals([...ids].flatMap(id => this.#add(id) ?? [])))
  }

  /** Those that are there: neither removed nor unreadable. */
  of(dealId: string): DealRecord<R>[] {
    return [...(this.#byDeal.get(dealId) ?? [])].flatMap(id => {
      const record = readDealRecord(this.board, this.name, id)
      return record?.deleted === null ? record : []
    })
  }

  destroy(): void {
    this.#stop()
  }

  #add(id: string): string | null {
    const dealId = this.board.records[this.name].value(id, 'dealId')
    if (typeof dealId !== 'string') return null
    const known = this.#byDeal.get(dealId)
    if (known === undefined) this.#byDeal.set(dealId, new Set([id]))
    else known.add(id)
    return dealId
  }
}
