import { z } from 'zod'
import type { Fields } from '../documents/collection'
import {
  competitorIdSchema,
  isId,
  personIdSchema,
  productIdSchema,
  reasonIdSchema,
  tagIdSchema,
  type CompetitorId,
  type PersonId,
  type ProductId,
  type ReasonId,
  type TagId,
} from '../ids'

/**
 * What a deal has several of is a key each, `competitor:<id>` = true or false (D7): two people who add two competitors at once
 * have added two. The deal's team says as what somebody helps, so its values are words.
 */
const sets = {
  competitor: { ids: competitorIdSchema, value: z.boolean() },
  tag: { ids: tagIdSchema, value: z.boolean() },
  product: { ids: productIdSchema, value: z.boolean() },
  /** Why it was won or lost. */
  reason: { ids: reasonIdSchema, value: z.boolean() },
  team: { ids: personIdSchema, value: z.string().trim().max(100).nullable() },
} as const
type SetName = keyof typeof sets

export const dealSetsSchema = z.object({
  competitors: z.array(competitorIdSchema),
  tags: z.array(tagIdSchema),
  /** Beside the product that it is about. */
  products: z.array(productIdSchema),
  reasons: z.array(reasonIdSchema),
  /** Who helps, and as what. */
  team: z.array(z.object({ personId: personIdSchema, as: z.string() })),
})
export type DealSets = z.infer<typeof dealSetsSchema>

export function setKey(set: SetName, id: string): string {
  return `${set}:${id}`
}

export function isSetKey(key: string): boolean {
  return schemaOfSet(key) !== null
}

/** The schema of what stands under a set's key; null for a key of no set. */
export function schemaOfSet(key: string): z.ZodType | null {
  const [set = '', id = ''] = split(key)
  return Object.hasOwn(sets, set) && isId(id) ? sets[set as SetName].value : null
}

/** The sets of a record, each in the order of its ids: two replicas show one order. */
export function readSets(fields: Fields): DealSets {
  const members = (wanted: SetName): [id: string, value: unknown][] =>
    Object.entries(fields)
      .flatMap(([key, value]): [string, unknown][] => {
        const [set, id = ''] = split(key)
        const isMember = set === wanted && isId(id) && sets[wanted].value.safeParse(value).success
        return isMember && value !== false && value !== null ? [[id, value]] : []
      })
      .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    competitors: members('competitor').map(([id]) => id as CompetitorId),
    tags: members('tag').map(([id]) => id as TagId),
    products: members('product').map(([id]) => id as ProductId),
    reasons: reasonsOf(
      fields,
      members('reason').map(([id]) => id as ReasonId),
    ),
    team: members('team').map(([id, value]) => ({ personId: id as PersonId, as: String(value) })),
  }
}

/** A file says one reason; what people chose is over that. */
function reasonsOf(fields: Fields, chosen: readonly ReasonId[]): ReasonId[] {
  const said = reasonIdSchema.safeParse(fields['reasonId'])
  const counts = said.success && fields[setKey('reason', said.data)] !== false
  return counts && !chosen.includes(said.data) ? [...chosen, said.data].sort() : [...chosen]
}

function split(key: string): string[] {
  const at = key.indexOf(':')
  return at < 0 ? [key] : [key.slice(0, at), key.slice(at + 1)]
}
