import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type Database from 'libsql'
import type { DocumentName } from '../store/port'
import { openProjectionDatabase } from './database'
import { CLEAR_SEARCH } from '../search/tables'
import { DEAL_COLUMNS, type DealValues } from './deal-row'

const UPSERT = `INSERT OR REPLACE INTO deals (${DEAL_COLUMNS.join(', ')}) VALUES (${DEAL_COLUMNS.map(() => '?').join(', ')})`

interface Statements {
  readonly upsert: Database.Statement
  readonly remove: Database.Statement
  readonly cover: Database.Statement
}

function prepared(database: Database.Database): Statements {
  return {
    upsert: database.prepare(UPSERT),
    remove: database.prepare('DELETE FROM deals WHERE id = ? AND board_id = ?'),
    cover: database.prepare('INSERT OR REPLACE INTO covered (document, seq, clean) VALUES (?, ?, ?)'),
  }
}

/** Answers that are kept: far more than a window can have waiting. */
const ANSWERS = 2_000

/** Openings in a row that were not closed, after which the tables themselves are taken to be at fault. */
const CRASHES = 2

function opensFile(path: string): string {
  return `${path}.opens`
}

/**
 * The library ends the process on text that is not UTF-8, so one flipped bit in the tables could stop every start. They can
 * be thrown away at any time: after two runs in a row that did not close them, they are.
 */
function forgetAfterCrashes(path: string): void {
  if (path === ':memory:') return
  const file = opensFile(path)
  const opens = existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
  if (opens >= CRASHES) for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  try {
    writeFileSync(file, String(opens >= CRASHES ? 1 : opens + 1))
  } catch {
    // A full disk must not keep the app from opening; the count is only a precaution.
  }
}

/** How far the projection has followed a document. Not `clean`: it may hold what never reached the disk, and is derived again. */
export interface Coverage {
  readonly seq: number
  readonly clean: boolean
}

/** The tables, and the few ways to write them. Reading them is `board-query.ts`. */
export class Projection {
  readonly #path: string
  #database: Database.Database
  #statements: Statements
  #generation = 0

  constructor(path: string) {
    this.#path = path
    forgetAfterCrashes(path)
    this.#database = openProjectionDatabase(path)
    this.#statements = prepared(this.#database)
  }

  /** Grows whenever the tables were emptied: whoever derives rows into them derives them all again. */
  get generation(): number {
    return this.#generation
  }

  get database(): Database.Database {
    return this.#database
  }

  /** Where the disk refuses (S8), the tables go on in memory, empty: whoever follows the documents derives them again. */
  moveToMemory(): void {
    this.#generation += 1
    this.#database.close()
    this.#database = openProjectionDatabase(':memory:')
    this.#statements = prepared(this.#database)
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
    this.inTransaction(() => {
      this.#statements.cover.run(document, this.coverage(document)?.seq ?? 0, 0)
      for (const [id, values] of rows) {
        if (values === null) this.#statements.remove.run(id, boardId)
        else this.#statements.upsert.run(values)
      }
    })
  }

  /** Says that the tables hold the document as of `seq`, all of it on disk. */
  markClean(document: DocumentName, seq: number): void {
    this.#statements.cover.run(document, seq, 1)
  }

  /** Which stages exist, and on which board: what decides a deal's lane. */
  writeStages(stages: readonly { id: string; boardId: string }[]): void {
    this.inTransaction(() => {
      this.database.exec('DELETE FROM stages')
      const insert = this.database.prepare('INSERT OR REPLACE INTO stages (id, board_id) VALUES (?, ?)')
      for (const stage of stages) insert.run(stage.id, stage.boardId)
    })
  }

  dealIdsBy(
    column: 'account_id' | 'owner_id' | 'product_id',
    values: readonly string[],
  ): { id: string; boardId: string }[] {
    return this.database
      .prepare(
        `SELECT id, board_id AS boardId FROM deals WHERE ${column} IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(values)) as { id: string; boardId: string }[]
  }

  /** Forgets a board's rows, and in the same transaction that they were whole: a crash now is a board to derive, not an empty one. */
  clearBoard(document: DocumentName, boardId: string): void {
    this.inTransaction(() => {
      this.#statements.cover.run(document, 0, 0)
      this.database.prepare('DELETE FROM deals WHERE board_id = ?').run(boardId)
    })
  }

  /** The answer that a command had, as JSON; null when it was not answered here. */
  answer(key: string): string | null {
    const row = this.database.prepare('SELECT answer FROM answers WHERE key = ?').get(key) as
      { answer: string } | undefined
    return row?.answer ?? null
  }

  /**
   * Keeps a command's answer for as long as its window may ask again. These tables pay for no sync, and need none: who asks
   * again is a window, which a power cut takes along.
   */
  keepAnswer(key: string, answer: string): void {
    const { lastInsertRowid } = this.database
      .prepare('INSERT OR REPLACE INTO answers (key, answer) VALUES (?, ?)')
      .run(key, answer)
    this.database.prepare('DELETE FROM answers WHERE rowid < ?').run(Number(lastInsertRowid) - ANSWERS)
  }

  /** Forgets everything. */
  clear(): void {
    this.#generation += 1
    this.inTransaction(() =>
      this.database.exec(
        `DELETE FROM covered; DELETE FROM deals; DELETE FROM stages; DELETE FROM page_facts; DELETE FROM mentions; DELETE FROM briefs; DELETE FROM brief_mentions; ${CLEAR_SEARCH}`,
      ),
    )
  }

  markUnclean(document: DocumentName): void {
    this.#statements.cover.run(document, this.coverage(document)?.seq ?? 0, 0)
  }

  close(): void {
    this.database.close()
    rmSync(opensFile(this.#path), { force: true })
  }

  inTransaction(work: () => void): void {
    this.database.exec('BEGIN')
    try {
      work()
      this.database.exec('COMMIT')
    } catch (error) {
      // A full disk has rolled it back already.
      if (this.database.inTransaction) this.database.exec('ROLLBACK')
      throw error
    }
  }
}
