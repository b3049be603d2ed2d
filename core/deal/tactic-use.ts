import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { instantSchema } from '../dates'
import {
  dealIdSchema,
  derivedId,
  memberIdSchema,
  pageIdSchema,
  useIdSchema,
  type DealId,
  type MemberId,
  type PageId,
  type UseId,
} from '../ids'

export const tacticUseFields = { verdict: z.enum(['helped', 'did-not']).nullable() } as const

/** *Used it*: somebody used a page (a tactic, a battlecard, ...) in a deal. At the close they say whether it helped. */
export const tacticUseSchema = z.object({
  id: useIdSchema,
  dealId: dealIdSchema,
  pageId: pageIdSchema,
  by: memberIdSchema,
  at: instantSchema,
  ...asRead(tacticUseFields, { verdict: null }),
  deleted: deletedSchema,
})
export type TacticUse = z.infer<typeof tacticUseSchema>

/** One use a person, page and deal: clicking twice is using once (D7). */
export function useIdOf(dealId: DealId, pageId: PageId, by: MemberId): UseId {
  return derivedId('use', dealId, pageId, by)
}
