import type { Change, Deal } from '../../../core/deal/schema'
import { readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { BoardId, DealId, ProductId } from '../../../core/ids'
import type { Situation } from '../../../core/insights/how-to-win'
import { stagesOn } from '../../../core/insights/turning-points'
import { nameKey } from '../../../core/workspace/names'
import { basisOf, type FactBasis } from './fact-source'

/** What situations are read with, beside their deals. */
export interface SituationBasis extends FactBasis {
  readonly shownBoards: ReadonlySet<string>
}

export function situationBasis(workspace: WorkspaceDocument): SituationBasis {
  const basis = basisOf(workspace)
  const shown = readRecords(workspace, 'boards').flatMap(board => (board.deleted === null ? board.id : []))
  return { ...basis, shownBoards: new Set(shown), print: `${basis.print} ${shown.sort().join()}` }
}

/** The sector of each account that has one, without case and accents: two who write it make one. */
export class Sectors {
  readonly #of = new Map<string, string>()

  constructor(private readonly workspace: WorkspaceDocument) {
    for (const { id, sector } of readRecords(workspace, 'accounts')) this.#set(id, sector)
  }

  of(accountId: string | null): string | null {
    return accountId === null ? null : (this.#of.get(accountId) ?? null)
  }

  /** Reads these accounts again; whether that says anything else. */
  refresh(ids: ReadonlySet<string>): boolean {
    let isOther = false
    for (const id of ids) {
      const before = this.#of.get(id)
      const value = this.workspace.collections.accounts.value(id, 'sector')
      this.#set(id, typeof value === 'string' ? value : null)
      isOther ||= this.#of.get(id) !== before
    }
    return isOther
  }

  /** Sectors that any account is of. */
  all(): ReadonlySet<string> {
    return new Set(this.#of.values())
  }

  #set(id: string, sector: string | null): void {
    const key = nameKey(sector ?? '')
    if (key === '') this.#of.delete(id)
    else this.#of.set(id, key)
  }
}

/** What of a deal decides which pages help; null for one that is deleted, or on a board that is. Its moves are asked for once it is decided. */
export function situationOf(
  boardId: BoardId,
  deal: Deal | null,
  basis: SituationBasis,
  sectors: Sectors,
  movesOf: (dealId: DealId) => readonly Change[],
): Situation | null {
  if (deal === null || deal.deleted !== null || !basis.shownBoards.has(boardId)) return null
  const placed = deal.place === null ? undefined : basis.stages.get(deal.place.stageId)
  const stage = placed?.boardId === boardId ? placed : null
  const products = new Set<ProductId>(deal.sets.products)
  if (deal.productId !== null) products.add(deal.productId)
  return {
    dealId: deal.id,
    outcome: stage?.kind ?? 'open',
    stageId: stage?.id ?? null,
    stages: stage === null || stage.kind === 'open' ? [] : stagesOn(movesOf(deal.id)),
    competitors: deal.sets.competitors,
    products: [...products],
    accountId: deal.accountId,
    sector: sectors.of(deal.accountId),
    ownerId: deal.ownerId,
    team: deal.sets.team,
    minor: deal.amount === null ? null : basis.convert(deal.amount),
  }
}
