import { memberIdSchema, pageIdSchema, type PageId } from '../../../core/ids'
import { aimsSchema } from '../../../core/page/aims'
import { checksSchema } from '../../../core/page/claims'
import type { MentionKind } from '../../../core/page/mention-kinds'
import { pageKindSchema } from '../../../core/page/schema'
import { z } from 'zod'
import type { MentionRow } from '../../contract/page-rows'
import type { Derived, StoredFacts } from './page-facts'
import type { Projection } from './projection'

export interface FactsAsOf {
  readonly facts: StoredFacts
  /** The entry of the log that they are of; null while the document was ahead of its log. */
  readonly seq: number | null
}

const UNMARKED = -1
const checksJson = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(checksSchema)
const aimsJson = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(aimsSchema)
const factsRow = z.object({
  page_id: pageIdSchema,
  seq: z.number(),
  kind: pageKindSchema,
  state: z.enum(['current', 'newer', 'unreadable']),
  words: z.number(),
  updated_at: z.number().nullable(),
  updated_by: memberIdSchema.nullable(),
  checks: checksJson.nullable(),
  aims: aimsJson,
})

/** The tables of what was found in pages: facts of each, and whom they mention. */
export class PageTables {
  constructor(private readonly projection: Projection) {}

  get generation(): number {
    return this.projection.generation
  }

  all(): Map<PageId, FactsAsOf> {
    const rows: unknown[] = this.projection.database.prepare('SELECT * FROM page_facts').all()
    return new Map(
      rows.flatMap(row => {
        // The tables can be thrown away at any time: a row that is odd is derived anew.
        const parsed = factsRow.safeParse(row)
        if (!parsed.success) return []
        const { page_id, seq, updated_at, updated_by, kind, state, words, checks, aims } = parsed.data
        const facts = { kind, state, words, updatedAt: updated_at, updatedBy: updated_by, checks, aims }
        return [[page_id, { facts, seq: seq === UNMARKED ? null : seq }] as const]
      }),
    )
  }

  /** Writes what was found in a page in one transaction; null forgets the page. */
  write(pageId: PageId, derived: Derived | null, seq: number | null): void {
    this.projection.inTransaction(() => {
      const { database } = this.projection
      database.prepare('DELETE FROM page_facts WHERE page_id = ?').run(pageId)
      database.prepare('DELETE FROM mentions WHERE page_id = ?').run(pageId)
      if (derived === null) return
      const { kind, state, words, updatedAt, updatedBy, checks, aims } = derived.facts
      database
        .prepare('INSERT INTO page_facts (page_id, seq, kind, state, words, updated_at, updated_by, checks, aims) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)') // prettier-ignore
        .run(pageId, seq ?? UNMARKED, kind, state, words, updatedAt, updatedBy, checks === null ? null : JSON.stringify(checks), JSON.stringify(aims)) // prettier-ignore
      const insert = database.prepare('INSERT INTO mentions (page_id, kind, target, line, field, count) VALUES (?, ?, ?, ?, ?, ?)') // prettier-ignore
      for (const mention of derived.mentions)
        insert.run(pageId, mention.kind, mention.target, mention.line, mention.field, mention.count)
    })
  }

  /** Says that a page's facts are those of its log as of `seq`, all of it on disk. */
  mark(pageId: PageId, seq: number): void {
    this.projection.database.prepare('UPDATE page_facts SET seq = ? WHERE page_id = ?').run(seq, pageId)
  }

  /** Pages that mention something, by their ids. */
  mentionsOf(kind: MentionKind, target: string): MentionRow[] {
    return this.projection.database
      .prepare(
        'SELECT page_id AS pageId, line, field, count FROM mentions WHERE kind = ? AND target = ? ORDER BY page_id',
      ) // prettier-ignore
      .all(kind, target) as MentionRow[]
  }

  mentionsIn(pageId: PageId): { kind: MentionKind; id: string }[] {
    return this.projection.database
      .prepare('SELECT kind, target AS id FROM mentions WHERE page_id = ? ORDER BY kind, target')
      .all(pageId) as { kind: MentionKind; id: string }[]
  }
}
