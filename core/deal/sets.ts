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
  const members = membersOf(fields)
  const idsOf = (set: SetName): string[] => members.flatMap(each => (each.set === set ? [each.id] : []))
  return {
    competitors: idsOf('competitor') as CompetitorId[],
    tags: idsOf('tag') as TagId[],
    products: idsOf('product') as ProductId[],
    reasons: reasonsOf(fields, idsOf('reason') as ReasonId[]),
    team: members.flatMap(({ set, id, value }) =>
      set === 'team' ? [{ personId: id as PersonId, as: String(value) }] : [],
    ),
  }
}

interface Member {
  readonly set: SetName
  readonly id: string
  readonly value: unknown
}

/** Who is in any set, by id. */
function membersOf(fields: Fields): Member[] {
  const members: Member[] = []
  for (const key of Object.keys(fields)) {
    if (!key.includes(':')) continue
    const [set = '', id = ''] = split(key)
    const value = fields[key]
    if (value === false || value === null || !Object.hasOwn(sets, set) || !isId(id)) continue
    const name = set as SetName
    if (sets[name].value.safeParse(value).success) members.push({ set: name, id, value })
  }
  return members.sort((a, b) => (a.id < b.id ? -1 : 1))
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
