import { z } from 'zod'

/** Keys of a deal that its moves between boards leave, and nobody edits (`late.ts`). */
const CARRY_KEY = /^(carriedFrom$|left:|heard:)/

/** The answer to a late edit: the value that it was about. */
export const heardSchema = z.object({ value: z.unknown() }).nullable()

export function isCarryKey(key: string): boolean {
  return CARRY_KEY.test(key)
}

/** What may stand under an answer's key; null for any other. */
export function schemaOfHeard(key: string): z.ZodType | null {
  return /^heard:[A-Za-z0-9]+:.{1,200}$/.test(key) ? heardSchema : null
}
