import type Database from 'libsql'
import { readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import { toMajor } from '../../../core/money'
import type { BriefFollower } from '../projection/brief-follower'
import type { Names } from '../projection/deal-row'
import type { SearchChange, SearchDoc } from './port'
import { formsOf } from './words'

/** A deal that is to be looked at again. */
export interface DueDeal {
  readonly board_id: string
  readonly id: string
}

interface DealRecord {
  readonly title: string
  readonly account_id: string | null
  readonly product_id: string | null
  readonly owner_id: string | null
  readonly amount_minor: number | null
  readonly currency: string | null
  readonly close_date: string | null
  readonly next_step: string | null
  readonly search: string
  /** What was written and said about it. */
  readonly brief: string | null
}

/** Deals as the tables hold them: the queue of those that are due is written with their rows (`tables.ts`). */
export class DealSource {
  #shown = new Set<string>()

  constructor(
    private readonly database: () => Database.Database,
    private readonly workspace: WorkspaceDocument,
    private readonly names: Names,
    private readonly briefs: Pick<BriefFollower, 'onRead'>,
  ) {}

  due(count: number): DueDeal[] {
    return this.database().prepare('SELECT board_id, id FROM search_due LIMIT ?').all(count) as DueDeal[]
  }

  /** Called when a board was removed or brought back, and when something was written about a deal: those are looked at again. */
  onDue(listener: () => void): () => void {
    const stops = [
      this.briefs.onRead(listener),
      this.workspace.collections.boards.onChange(() => {
        if (this.compareBoards()) listener()
      }),
    ]
    return () => stops.forEach(stop => stop())
  }

  /** Marks the deals of boards that are in the index and not shown, and the other way round; true when there were any. */
  compareBoards(): boolean {
    const boards = readRecords(this.workspace, 'boards').filter(board => board.deleted === null)
    this.#shown = new Set(boards.map(board => board.id))
    const all = this.database().prepare('SELECT DISTINCT board_id FROM deals').all() as { board_id: string }[]
    const found = this.database().prepare(`SELECT 1 FROM search_docs WHERE kind = 'deal' AND board_id = ? LIMIT 1`) // prettier-ignore
    const mark = this.database().prepare('INSERT OR IGNORE INTO search_due (board_id, id) SELECT board_id, id FROM deals WHERE board_id = ?') // prettier-ignore
    const changed = all.filter(({ board_id: id }) => (found.get(id) !== undefined) !== this.#shown.has(id))
    for (const { board_id: id } of changed) mark.run(id)
    return changed.length > 0
  }

  /** What a deal is in the index now; a removed one is not there. */
  change({ board_id: boardId, id }: DueDeal): SearchChange {
    const sql = `SELECT title, account_id, product_id, owner_id, amount_minor, currency, close_date, next_step, search,
      (SELECT group_concat(text, char(10)) FROM briefs WHERE deal_id = deals.id) AS brief FROM deals
      WHERE id = ? AND board_id = ? AND deleted_at IS NULL`
    const record = this.database().prepare(sql).get(id, boardId) as DealRecord | undefined
    if (record === undefined || !this.#shown.has(boardId))
      return { op: 'remove', ref: { kind: 'deal', id, boardId } }
    return { op: 'put', doc: { ...this.#doc(record), id, boardId } }
  }

  done(due: readonly DueDeal[]): void {
    const remove = this.database().prepare('DELETE FROM search_due WHERE board_id = ? AND id = ?')
    for (const { board_id: boardId, id } of due) remove.run(boardId, id)
  }

  #doc(record: DealRecord): Pick<SearchDoc, 'kind' | 'title' | 'body' | 'facts'> {
    const { title, amount_minor: minor, currency, close_date: closes, next_step: nextStep } = record
    const named = [
      this.names.account(record.account_id),
      this.names.product(record.product_id),
      this.names.person(record.owner_id),
      nextStep,
    ]
    const line = named.filter(each => each !== null && each !== '').join(' · ')
    const shown = new Set(formsOf(`${title} ${line}`))
    // What else the row is filtered by: the number that the CRM gave it.
    const facts = formsOf(record.search).filter(form => !shown.has(form))
    if (minor !== null && currency !== null) facts.push(String(Math.trunc(toMajor({ minor, currency }))))
    if (closes !== null) facts.push(closes)
    const body = record.brief === null ? line : `${line}\n${record.brief}`
    return { kind: 'deal', title, body, facts }
  }
}
