import { z } from 'zod'

/** What pages mention: in their text by reference, in their heads by what they were filled in with. */
export const mentionKinds = ['person', 'deal', 'account', 'competitor', 'page', 'product', 'stage', 'member'] as const // prettier-ignore
export const mentionKindSchema = z.enum(mentionKinds)
export type MentionKind = z.infer<typeof mentionKindSchema>
