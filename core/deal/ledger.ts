import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { calendarDateSchema } from '../dates'
import { dealIdSchema, giveIdSchema } from '../ids'
import { moneySchema } from '../money'

export const giveFields = {
  give: z.string().trim().min(1).max(500),
  /** What was asked for in return; empty is a give without a get. */
  get: z.string().trim().max(500),
  condition: z.string().max(500),
  /** What it costs us. */
  value: moneySchema.nullable(),
  /** As a part of the price, 0 to 1. */
  discount: z.number().min(0).max(1).nullable(),
  on: calendarDateSchema.nullable(),
  state: z.enum(['idea', 'offered', 'agreed', 'withdrawn']),
} as const

/** One line of a deal's give-get ledger: what was conceded, and what came back for it. */
export const giveSchema = z.object({
  id: giveIdSchema,
  dealId: dealIdSchema,
  ...asRead(giveFields, { get: '', condition: '', value: null, discount: null, on: null, state: 'idea' }),
  deleted: deletedSchema,
})
export type Give = z.infer<typeof giveSchema>

/** Gives on the table with nothing asked in return: what the coach warns of before they are said aloud. */
export function withoutGet(gives: readonly Give[]): Give[] {
  return gives.filter(
    ({ deleted, state, get }) => deleted === null && state !== 'withdrawn' && get.trim() === '',
  )
}

/** The discount that was agreed, each on what the one before left: 10 % and 10 % are 19 %. */
export function agreedDiscount(gives: readonly Give[]): number {
  const agreed = gives.filter(({ deleted, state }) => deleted === null && state === 'agreed')
  return 1 - agreed.reduce((left, { discount }) => left * (1 - (discount ?? 0)), 1)
}
