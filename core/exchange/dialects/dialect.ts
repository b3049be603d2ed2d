import { z } from 'zod'
import type { StageGuess } from '../stages'
import type { ColumnTarget } from '../column-targets'

/** The CRMs whose exports are known by sight. */
export const dialectIds = ['salesforce', 'hubspot', 'pipedrive'] as const
export const dialectIdSchema = z.enum(dialectIds)
export type DialectId = z.infer<typeof dialectIdSchema>

/** What a CRM's files look like. Names are written as the CRM writes them; they are compared without case, accents and signs. */
export interface Dialect {
  readonly id: DialectId
  /** What it calls itself. */
  readonly name: string
  /** Names of a deal's columns by what they stand for, best first; the first one is its English name. */
  readonly columns: Readonly<Partial<Record<ColumnTarget, readonly string[]>>>
  /** Columns that it writes and that stand for nothing here: kept as custom fields, but they tell whose file it is. */
  readonly marks: readonly string[]
  /** The stages that it comes with, in English and French, with the chances that it gives them. */
  readonly stages: readonly (readonly [names: readonly string[], guess: StageGuess])[]
  /**
   * The address of a deal's record, or null for an id that can't be one.
   * @param base the address of the team's own CRM, without a slash at its end
   */
  readonly linkOf: (base: string, externalId: string) => string | null
  /** How an address of the team's own CRM looks: shown where it is asked for. */
  readonly exampleBase: string
}

export const open = (probability: number): StageGuess => ({ kind: 'open', probability })
export const WON: StageGuess = { kind: 'won', probability: 1 }
export const LOST: StageGuess = { kind: 'lost', probability: 0 }
