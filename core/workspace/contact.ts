import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { accountIdSchema, contactIdSchema, type ContactId } from '../ids'

export const contactFields = {
  name: z.string().trim().min(1).max(200),
  accountId: accountIdSchema.nullable(),
  /** What they do there, in their own words. */
  title: z.string().max(200).nullable(),
  email: z.string().max(300).nullable(),
  phone: z.string().max(100).nullable(),
  /** Whom they answer to: theirs, whatever deal they are in. */
  reportsTo: contactIdSchema.nullable(),
  /** Their id in the CRM. */
  externalId: z.string().max(300).nullable(),
  /** Who they turned out to be (D12). */
  mergedInto: contactIdSchema.nullable(),
} as const

/** Somebody on the buyer's side. */
export const contactSchema = z.object({
  id: contactIdSchema,
  ...asRead(contactFields, {
    accountId: null,
    title: null,
    email: null,
    phone: null,
    reportsTo: null,
    externalId: null,
    mergedInto: null,
  }),
  deleted: deletedSchema,
})
export type Contact = z.infer<typeof contactSchema>

/**
 * Who answers to whom, with circles broken: two computers that made Ana answer to Ben and Ben to Ana, apart, show the same map
 * (D6). In a circle the contact of the lowest id answers to nobody; those who answer to somebody who is not here do, too.
 */
export function reportingLines(
  contacts: readonly Pick<Contact, 'id' | 'reportsTo'>[],
): Map<ContactId, ContactId | null> {
  const above = new Map(contacts.map(contact => [contact.id, contact.reportsTo]))
  const cut = headsOfCircles(above)
  const lines = new Map<ContactId, ContactId | null>()
  for (const { id, reportsTo } of contacts) {
    const known = reportsTo !== null && above.has(reportsTo) ? reportsTo : null
    lines.set(id, cut.has(id) ? null : known)
  }
  return lines
}

/** The lowest id of each circle. Everybody is walked over once, however many answer to each other in a row. */
function headsOfCircles(above: ReadonlyMap<ContactId, ContactId | null>): ReadonlySet<ContactId> {
  const heads = new Set<ContactId>()
  const done = new Set<ContactId>()
  for (const start of above.keys()) {
    const path = new Set<ContactId>()
    let at: ContactId | null = start
    for (; at !== null && !done.has(at) && !path.has(at); at = above.get(at) ?? null) path.add(at)
    if (at !== null && path.has(at)) heads.add(lowestFrom(at, above))
    for (const id of path) done.add(id)
  }
  return heads
}

/** The lowest id of the circle that a contact is in. */
function lowestFrom(start: ContactId, above: ReadonlyMap<ContactId, ContactId | null>): ContactId {
  let lowest = start
  for (let at = above.get(start) ?? start; at !== start; at = above.get(at) ?? start)
    if (at < lowest) lowest = at
  return lowest
}
