import type * as Y from 'yjs'
import { z } from 'zod'
import { competitorIdSchema, productIdSchema, stageIdSchema } from '../ids'
import { readHead } from './head'
import type { PageKind } from './schema'

/** What a page says that it is for; empty lists say nothing. */
export const aimsSchema = z.object({
  competitors: z.array(competitorIdSchema),
  stages: z.array(stageIdSchema),
  products: z.array(productIdSchema),
})
export type Aims = z.infer<typeof aimsSchema>

export const NO_AIMS: Aims = { competitors: [], stages: [], products: [] }

/** Reads from a page's head what deals it is for; a pure function of its document and kind. */
export function readAims(doc: Y.Doc, kind: PageKind): Aims {
  switch (kind) {
    case 'tactic':
      // Keys of a set were held to be ids when they were read.
      return aimsSchema.parse(readHead(doc, 'tactic').sets)
    case 'battlecard':
      return { ...NO_AIMS, competitors: present(readHead(doc, 'battlecard').values.competitorId) }
    case 'process':
      return { ...NO_AIMS, stages: present(readHead(doc, 'process').values.stageId) }
    case 'note':
    case 'conversation':
    case 'discount':
      return NO_AIMS
  }
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value]
}
