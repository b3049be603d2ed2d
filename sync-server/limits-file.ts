import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { defaultLimits, type Limits } from './limits'

const number = z.number().positive()
const rate = z.strictObject({ perSecond: number, burst: number })
const limitsSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(defaultLimits).map(([name, usual]) => [
      name,
      (typeof usual === 'number' ? number : rate).optional(),
    ]),
  ),
)

export type ReadLimits =
  { readonly ok: true; readonly limits: Partial<Limits> } | { readonly ok: false; readonly what: string }

/** Reads a JSON file of some of the limits, by the names that `Limits` has for them. */
export function readLimits(file: string): ReadLimits {
  try {
    const parsed = limitsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (!parsed.success) return { ok: false, what: z.prettifyError(parsed.error) }
    return { ok: true, limits: parsed.data }
  } catch (error) {
    return { ok: false, what: error instanceof Error ? error.message : String(error) }
  }
}
