import type Database from 'libsql'
import type { DocumentName } from '../store/port'
import { openProjectionDatabase } from './database'
import { DEAL_COLUMNS, type DealValues } from './deal-row'

const UPSERT = `INSERT OR REPLACE INTO deals (${DEAL_COLUMNS.join(', ')}) VALUES (${DEAL_COLUMNS.map(() => '?').join(', ')})`

/** How far the projection has followed a document. Not `clean`: it may hold what never reached the disk, and is derived again. */
export interface Coverage {
  readonly seq: number
  readonly clean: boolean
}

/** The tables, and the few ways to write them. Reading them is `board-query.ts`. */
export class Projection {
  readonly database: Database.Database
  readonly #upsert: Database.Statement
  readonly #delete: Database.Statement
  readonly #cover: Database.Statement

  constructor(path: string) {
    this.database = openProjectionDatabase(path)
    this.#upsert = this.database.prepare(UPSERT)
    this.#delete = this.database.prepare('DELETE FROM deals WHERE id = ? AND board_id = ?')
    this.#cover = this.database.prepare(
      'INSERT OR REPLACE INTO covered (document, seq, clean) VALUES (?, ?, ?)',
    )
  }

  coverage(document: DocumentName): Coverage | null {
    const row = this.database.prepare('SELECT seq, clean FROM covered WHERE document = ?').get(document) as
      { seq: number; clean: number } | undefined
    return row === undefined ? null : { seq: row.seq, clean: row.clean === 1 }
  }

  /** Writes what changed in a document's deals, and that the document is ahead of its last clean mark. */
  writeDeals(
    document: DocumentName,
    boardId: string,
    rows: readonly (readonly [id: string, values: DealValues | null])[],
  ): void {
    this.#inTransaction(() => {
      this.#cover.run(document, this.coverage(document)?.seq ?? 0, 0)
      for (const [id, values] of rows) {
        if (values === null) this.#delete.run(id, boardId)
        else this.#upsert.run(values)
      }
    })
  }

  /** Says that the tables hold the document as of `seq`, all of it on disk. */
  markClean(document: DocumentName, seq: number): void {
    this.#cover.run(document, seq, 1)
  }

  /** Which stages exist, and on which board: what decides a deal's lane. */
  writeStages(stages: readonly { id: string; boardId: string }[]): void {
    this.#inTransaction(() => {
      this.database.exec('DELETE FROM stages')
      const insert = this.database.prepare('INSERT OR REPLACE INTO stages (id, board_id) VALUES (?, ?)')
      for (const stage of stages) insert.run(stage.id, stage.boardId)
    })
  }

  dealIdsBy(
    column: 'account_id' | 'owner_id' | 'product_id',
    value: string,
  ): { id: string; boardId: string }[] {
    return this.database
      .prepare(`SELECT id, board_id AS boardId FROM deals WHERE ${column} = ?`)
      .all(value) as { id: string; boardId: string }[]
  }

  clearBoard(boardId: string): void {
    this.database.prepare('DELETE FROM deals WHERE board_id = ?').run(boardId)
  }

  close(): void {
    this.database.close()
  }

  #inTransaction(work: () => void): void {
    this.database.exec('BEGIN')
    try {
      work()
      this.database.exec('COMMIT')
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
  }
}
