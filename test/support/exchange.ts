import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import * as Y from 'yjs'
import { openBoard, type BoardDocument } from '../../core/documents/board'
import type { ImportRecord } from '../../core/documents/layers'
import { openWorkspace, type WorkspaceDocument } from '../../core/documents/workspace'
import { applyImport, type ImportUpdate } from '../../core/exchange/apply'
import { stagesOf } from '../../core/exchange/board-stages'
import type { ImportMapping } from '../../core/exchange/mapping'
import { boardOf, planImport, type ImportPlan, type PlanOptions } from '../../core/exchange/plan'
import { understand, type Known, type Table } from '../../core/exchange/understand'
import type { BoardId } from '../../core/ids'

/** The real file that every claim about imports is made of. */
export const fixturePath = fileURLToPath(
  new URL('../fixtures/crm-sales-opportunities/sales_pipeline.csv', import.meta.url),
)

export const someImport: ImportRecord = { fileName: 'deals.csv', rows: 1, by: null, at: 0 }

/** A table from CSV text, by a reader that shares nothing with ours. */
export function tableOf(text: string, fileName = 'deals.csv'): Table {
  const [header = [], ...rows] = parse(text, { bom: true, relax_column_count: true })
  const fileHash = createHash('sha256').update(text).digest('hex')
  return { fileName, fileHash, encoding: 'utf-8', delimiter: ',', header, rows }
}

export function fixtureTable(): Table {
  return tableOf(readFileSync(fixturePath, 'utf8'), 'sales_pipeline.csv')
}

/** One computer's documents, and the updates that they made or took. */
export class Replica {
  readonly workspace: WorkspaceDocument = openWorkspace(new Y.Doc())
  readonly boards = new Map<string, BoardDocument>()

  board(id: BoardId): BoardDocument {
    const known = this.boards.get(id)
    if (known) return known
    const opened = openBoard(new Y.Doc())
    this.boards.set(id, opened)
    return opened
  }

  plan(table: Table, mapping: ImportMapping, options: PlanOptions = { skipBad: false }): ImportPlan {
    const boardId = boardOf(table.fileHash, mapping)
    const others = [...this.boards].filter(([id]) => id !== boardId).map(([, board]) => board)
    const isElsewhere = (dealId: string): boolean => others.some(board => board.deals.has(dealId))
    const planned = planImport(
      table,
      mapping,
      { workspace: this.workspace, board: this.board(boardId), isElsewhere },
      options,
    )
    if (!planned.ok) throw new Error(`${planned.error.code}: ${planned.error.detail}`)
    return planned.value
  }

  apply(plan: ImportPlan): ImportUpdate[] {
    return applyImport(plan, { ...someImport, rows: plan.rows }, this.workspace, this.board(plan.boardId))
  }

  /** Imports a table as it is understood, or into a board that is there. */
  import(table: Table, known: Known = {}): { plan: ImportPlan; updates: ImportUpdate[] } {
    const stages = known.board?.kind === 'existing' ? stagesOf(this.workspace, known.board.boardId) : []
    const plan = this.plan(table, understand(table, { stages, ...known }).mapping)
    return { plan, updates: this.apply(plan) }
  }
}

/** A document as plain data: what two replicas must agree on. */
export function contentOf(doc: Y.Doc): Record<string, unknown> {
  const names = [...doc.share.keys()].sort()
  return Object.fromEntries(names.map(name => [name, sortedEntries(doc.getMap(name))]))
}

function sortedEntries(map: Y.Map<unknown>): [string, unknown][] {
  return [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A file of the same data folder as the deals. */
export function dataTable(name: 'accounts' | 'products' | 'sales_teams'): Table {
  const path = fileURLToPath(new URL(`../fixtures/crm-sales-opportunities/${name}.csv`, import.meta.url))
  return tableOf(readFileSync(path, 'utf8'), `${name}.csv`)
}
