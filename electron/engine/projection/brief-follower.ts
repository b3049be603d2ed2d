import { readWritten, type Written, type WrittenPart } from '../../../core/deal/brief'
import type { WorkspaceDocument } from '../../../core/documents/workspace'
import type { DealId } from '../../../core/ids'
import type { MentionKind } from '../../../core/page/mention-kinds'
import type { DealMention } from '../../contract/deal-page'
import type { Documents } from '../documents/documents'
import { kindOf } from '../documents/names'
import type { DocumentRegistry } from '../documents/registry'
import { createSignal } from '../signal'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import { namedDeals } from './named-deals'
import type { Projection } from './projection'

/** What somebody writes is read after so much quiet, and no oftener. */
const AFTER_EDIT_MS = 250
/** The disk refused the tables: they are tried again. */
const RETRY_MS = 2_000

interface Part {
  readonly dealId: string
  readonly part: WrittenPart
}

/**
 * Keeps what the tables say of briefs and of conversations about deals equal to their documents: what deals are found by, and
 * whom a brief mentions. Read one a turn of the loop, for this alone; after a crash, those whose log went on (`seq`).
 */
export class BriefFollower {
  readonly #due = new Set<DocumentName>()
  readonly #read = createSignal<DealId>()
  readonly #stop: () => void
  #cancel: (() => void) | null = null
  #idle: (() => void)[] = []

  constructor(
    private readonly projection: Projection,
    private readonly documents: Documents,
    private readonly registry: DocumentRegistry,
    private readonly workspace: WorkspaceDocument,
    private readonly timers: Timers,
  ) {
    this.#stop = registry.onChanged(name => {
      if (this.#partOf(name) !== null) this.#enqueue(name, AFTER_EDIT_MS)
    })
  }

  /** The tables say something else of what was written or said about this deal. */
  readonly onRead = this.#read.on

  /** Reads again, in the background, all whose log is not where the tables say. */
  catchUp(): void {
    const sql = 'SELECT deal_id AS dealId, part, seq FROM briefs'
    const rows = this.projection.database.prepare(sql).all() as {
      dealId: string
      part: string
      seq: number
    }[]
    const known = new Map(rows.map(({ dealId, part, seq }) => [`${part}/${dealId}`, seq]))
    for (const { document, seq } of this.registry.store.documents())
      if (this.#partOf(document) !== null && known.get(document) !== seq) this.#enqueue(document, 0)
  }

  /** Deals whose briefs mention something, on whatever board they are; not those that were removed. */
  mentionsOf(kind: MentionKind, target: string): DealMention[] {
    const sql = 'SELECT deal_id AS dealId, line, count FROM brief_mentions WHERE kind = ? AND target = ? ORDER BY deal_id' // prettier-ignore
    const rows = this.projection.database.prepare(sql).all(kind, target) as { dealId: DealId; line: string; count: number }[] // prettier-ignore
    const ids = rows.map(({ dealId }) => dealId)
    const deals = new Map(namedDeals(this.projection, ids).map(deal => [deal.card.id, deal]))
    return rows.flatMap(({ dealId, line, count }) => {
      const deal = deals.get(dealId)
      if (deal === undefined || deal.deleted) return []
      return [{ dealId, boardId: deal.boardId, title: deal.card.title, line, count }]
    })
  }

  /** Resolves when the tables hold all that the documents do. */
  idle(): Promise<void> {
    return this.#due.size === 0 ? Promise.resolve() : new Promise(resolve => this.#idle.push(resolve))
  }

  destroy(): void {
    this.#cancel?.()
    this.#stop()
    this.#due.clear()
  }

  /** What of a deal a document is; null for another one. A conversation about a page is the pages' own. */
  #partOf(name: DocumentName): Part | null {
    const kind = kindOf(name)
    if (kind.kind === 'deal') return { dealId: kind.dealId, part: 'deal' }
    if (kind.kind !== 'talk' || this.workspace.collections.pages.has(kind.about)) return null
    return { dealId: kind.about, part: 'talk' }
  }

  #enqueue(name: DocumentName, wait: number): void {
    this.#due.add(name)
    this.#cancel ??= wait === 0 ? this.timers.soon(this.#turn) : this.timers.after(wait, this.#turn)
  }

  readonly #turn = (): void => {
    this.#cancel = null
    const [next] = this.#due
    if (next !== undefined) {
      this.#due.delete(next)
      // What is on its way to the disk has no number yet.
      if (this.registry.isWriting(next)) return this.#enqueue(next, AFTER_EDIT_MS)
      this.#keep(next)
    }
    if (this.#due.size > 0) this.#cancel ??= this.timers.soon(this.#turn)
    else for (const resolve of this.#idle.splice(0)) resolve()
  }

  #keep(name: DocumentName): void {
    const part = this.#partOf(name)
    if (part === null) return
    try {
      this.#write(part, this.#readOf(name, part.part), this.documents.seq(name))
      this.#read.emit(part.dealId as DealId)
    } catch {
      this.#enqueue(name, RETRY_MS)
    }
  }

  /** One that can't be read says nothing, and takes no other along: the store has told of the damage (S3). */
  #readOf(name: DocumentName, part: WrittenPart): Written {
    try {
      return readWritten(this.documents.read(name), part)
    } catch {
      return { text: '', mentions: [] }
    }
  }

  #write({ dealId, part }: Part, { text, mentions }: Written, seq: number): void {
    this.projection.inTransaction(() => {
      const { database } = this.projection
      database
        .prepare('INSERT OR REPLACE INTO briefs (deal_id, part, seq, text) VALUES (?, ?, ?, ?)')
        .run(dealId, part, seq, text)
      if (part !== 'deal') return
      database.prepare('DELETE FROM brief_mentions WHERE deal_id = ?').run(dealId)
      const insert = database.prepare('INSERT INTO brief_mentions (deal_id, kind, target, line, count) VALUES (?, ?, ?, ?, ?)') // prettier-ignore
      for (const { kind, target, line, count } of mentions) insert.run(dealId, kind, target, line, count)
    })
  }
}
