import { z } from 'zod'
import { boardIdSchema, dealIdSchema, idSchema } from '../../core/ids'
import { mentionKindSchema } from '../../core/page/mention-kinds'

/** What the deal page asks for beside the deal itself. */

export const dealMentionSchema = z.object({
  dealId: dealIdSchema,
  boardId: boardIdSchema,
  title: z.string(),
  /** The first line of its brief that names it. */
  line: z.string(),
  count: z.number().int(),
})
export type DealMention = z.infer<typeof dealMentionSchema>

export const dealPageSubscriptions = {
  /** Deals whose briefs name a page, an account, another deal, ...; again when one is written on. */
  'deal.mentions': {
    input: z.object({ kind: mentionKindSchema, id: idSchema }),
    patch: z.array(dealMentionSchema),
  },
} as const
