import type { z } from 'zod'
import type { LayeredCollection, LayeredRecord } from '../documents/collection'
import { same } from '../documents/collection'
import { OWN_LAYER } from '../documents/layers'
import { deletionSchema } from '../deletion'
import type { DealId } from '../ids'
import { instantSchema } from '../dates'
import { memberIdSchema } from '../ids'
import { isSameCustom, readCustomSaid } from './custom'
import { readQualification } from './qualification'
import { readSets } from './sets'
import {
  dealFieldNames,
  dealFieldSchemas,
  placeSchema,
  schemaOfField,
  type Deal,
  type DealFields,
} from './schema'

/** Reads one deal; null when no layer that counts holds it. A value that this version can't read is shown empty and stays where it is (D9). */
export function readDeal(deals: LayeredCollection, id: string): Deal | null {
  const record = deals.read(id)
  return record === null ? null : dealOf(record)
}

/** A record of the `deals` collection as a deal. */
export function dealOf(record: LayeredRecord): Deal {
  const { fields } = record
  const imported = record.layers.some(layer => layer !== OWN_LAYER)
  return {
    ...dealFields(fields),
    id: record.id as DealId,
    place: parsed(placeSchema, fields['place']),
    ...readCustomSaid(fields),
    sets: readSets(fields),
    qualification: readQualification(fields),
    deleted: parsed(deletionSchema, fields['deleted']),
    crm: imported ? overridden(record) : {},
    imported,
    createdAt: parsed(instantSchema, fields['createdAt']),
    createdBy: parsed(memberIdSchema, fields['createdBy']),
  }
}

function dealFields(fields: LayeredRecord['fields']): DealFields {
  const read: Record<string, unknown> = {}
  for (const name of dealFieldNames)
    read[name] = fields[name] === undefined ? null : parsed(dealFieldSchemas[name], fields[name])
  // A deal without a readable title still needs a handle to be found and opened by.
  read['title'] ??= typeof fields['externalId'] === 'string' ? fields['externalId'] : '—'
  return read as unknown as DealFields
}

function overridden(record: LayeredRecord): Deal['crm'] {
  const crm: Record<string, unknown> = {}
  for (const field of record.edited) {
    // Values are parsed before they are compared or shown: another computer may have written anything.
    const schema = schemaOfField(field)
    const said = schema === null ? null : parsed(schema, record.beneath[field])
    if (schema === null || said === null) continue
    const now = parsed(schema, record.fields[field])
    if (field.startsWith('custom:') && isSameCustom(field, said, now)) continue
    if (!same(comparable(field, said), comparable(field, now))) crm[field] = said
  }
  return crm
}

/** A card dragged within its lane still stands where the CRM says: only the stage is the CRM's to say. */
function comparable(field: string, value: unknown): unknown {
  const place = field === 'place' ? placeSchema.safeParse(value) : null
  return place?.success === true ? place.data.stageId : value
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | null {
  if (value === undefined || value === null) return null
  const result = schema.safeParse(value)
  return result.success ? result.data : null
}
