import { z } from 'zod'
import { calendarDateSchema } from '../../core/dates'
import type { Gap } from '../../core/deal/committee'
import { qualificationElements } from '../../core/deal/qualification'
import {
  accountIdSchema,
  boardIdSchema,
  dealIdSchema,
  idSchema,
  pageIdSchema,
  stageIdSchema,
  stepIdSchema,
} from '../../core/ids'
import { dayParts } from '../../core/insights/my-day'
import { moneySchema } from '../../core/money'
import { undoable } from './inverse'

/** *My day* (`core/insights/my-day.ts`), as a window shows it. */

const gaps = ['noEconomicBuyer', 'economicBuyerNotMet', 'noChampion', 'oneContactOnly', 'openBlocker', 'nobodySigns'] as const satisfies readonly Gap[] // prettier-ignore
const count = z.number().int()

const questionSchema = z.discriminatedUnion('about', [
  z.object({ about: z.literal('doubt'), element: z.enum(qualificationElements), doubt: z.string() }),
  z.object({ about: z.literal('stale'), element: z.enum(qualificationElements) }),
  z.object({ about: z.literal('gap'), gap: z.enum(gaps) }),
  z.object({ about: z.literal('noStep') }),
  z.object({ about: z.literal('noDay'), nextStep: z.string() }),
])

const reasonSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    text: z.string(),
    due: calendarDateSchema,
    stepId: stepIdSchema.nullable(),
  }),
  z.object({ kind: z.literal('passed'), closeDate: calendarDateSchema, slips: count }),
  z.object({ kind: z.literal('closing'), closeDate: calendarDateSchema, slips: count, slippedDays: count }),
  z.object({ kind: z.literal('still'), days: count, limit: count }),
  z.object({ kind: z.literal('question'), question: questionSchema }),
])

export const dayLineSchema = z.object({
  key: z.string(),
  part: z.enum(dayParts),
  deal: z.object({
    id: dealIdSchema,
    boardId: boardIdSchema,
    title: z.string(),
    stageId: stageIdSchema,
    accountId: accountIdSchema.nullable(),
    amount: moneySchema.nullable(),
    nextStep: z.string().nullable(),
    nextStepDue: calendarDateSchema.nullable(),
  }),
  reason: reasonSchema,
})

/** Something that this member is asked in a conversation or in a text, and has not answered (`core/talk/asked.ts`). */
export const askedSchema = z.object({
  id: idSchema,
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('deal'), dealId: dealIdSchema, boardId: boardIdSchema, title: z.string() }),
    z.object({ kind: z.literal('page'), pageId: pageIdSchema, title: z.string() }),
  ]),
  /** The conversation that it stands in; null: the text of the page, or the deal's brief. */
  threadId: idSchema.nullable(),
  /** The member who asks; null where that is not known. */
  by: idSchema.nullable(),
  text: z.string(),
})
export type Question = z.infer<typeof askedSchema>

/** `isClaimed`: this member has said who they are; without that, no deal is theirs. */
export const myDaySchema = z.object({
  isClaimed: z.boolean(),
  /** How many deals of theirs are open. */
  open: count,
  /** What this member is asked. */
  questions: z.array(askedSchema),
  /** Best first. */
  lines: z.array(dayLineSchema),
})
export type MyDay = z.infer<typeof myDaySchema>

/** Own deals that stand still: told to their rep alone. */
export const stillDealsSchema = z.object({
  deals: z.array(z.object({ dealId: dealIdSchema, days: count, limit: count })),
})
export type StillDeals = z.infer<typeof stillDealsSchema>

/** A question is seen: it comes up on none of this member's days again. */
export const myDayCommands = {
  'day.see': { input: z.object({ questionId: idSchema }), output: undoable },
} as const

export const myDaySubscriptions = {
  /** What moves one's own deals on this day: as soon as all of them have been read, and again when they change. */
  'my-day': { input: z.object({ today: calendarDateSchema }), patch: myDaySchema },
  /** Which of one's own deals stand still on this day, and by how much. */
  'my-still': { input: z.object({ today: calendarDateSchema }), patch: stillDealsSchema },
} as const
