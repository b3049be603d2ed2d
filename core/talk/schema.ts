import { z } from 'zod'
import { instantSchema } from '../dates'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { idSchema, memberIdSchema } from '../ids'
import { orderKeySchema } from '../order'

/** Where in a text a thread is about: two positions that move with the text (Yjs's relative positions), as base64. */
export const anchorSchema = z.object({ from: z.base64().max(2_000), to: z.base64().max(2_000) })
export type Anchor = z.infer<typeof anchorSchema>

const mark = z.object({ by: memberIdSchema, at: instantSchema })

/** A conversation about one place of a page, or about all of it. What it is about is said once, by who begins it. */
export const threadSchema = z.object({
  id: idSchema,
  ...asRead(
    {
      anchor: anchorSchema.nullable(),
      /** The words that it was begun on: what it is about when they are gone. */
      quote: z.string().max(2_000),
      resolved: mark.nullable(),
    },
    { anchor: null, quote: '', resolved: null },
  ),
  by: memberIdSchema,
  at: instantSchema,
})

export const messageTextSchema = z.string().trim().min(1).max(10_000)

export const messageSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  text: messageTextSchema,
  /** After what its writer had seen: clocks order nothing (D2). */
  order: orderKeySchema,
  by: memberIdSchema,
  at: instantSchema,
  deleted: deletedSchema,
})

/** Reactions are a set keyed by member (D7): `react:<emoji>:<memberId>` = true or false. */
export const reactions = ['👍', '🎉', '❤️', '👀', '🤔'] as const
export type Reaction = (typeof reactions)[number]
