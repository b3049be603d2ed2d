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
  dealFieldSchemas,
  placeSchema,
  schemaOfField,
  type Deal,
  type DealFieldName,
  type DealFields,
} from './schema'

/** Reads one deal; null when no layer that counts holds it. A value that this version can't read is shown empty and stays where it is (D9). */
export function readDeal(deals: LayeredCollection, id: string): Deal | null {
  const record = deals.read(id)
  return record === null ? null : dealOf(record)
}

/**
 * A record of the `deals` collection as a deal. Ten thousand are read in one go, so it is made in one shape, field by field: put together of
 * parts by name, one took five times as long.
 */
export function dealOf(record: LayeredRecord): Deal {
  const { fields } = record
  const imported = record.layers.some(layer => layer !== OWN_LAYER)
  const { custom, picked } = readCustomSaid(fields)
  return {
    id: record.id as DealId,
    // A deal without a readable title still needs a handle to be found and opened by.
    title: said(fields, 'title') ?? (typeof fields['externalId'] === 'string' ? fields['externalId'] : '—'),
    accountId: said(fields, 'accountId'),
    productId: said(fields, 'productId'),
    amount: said(fields, 'amount'),
    closeDate: said(fields, 'closeDate'),
    startedOn: said(fields, 'startedOn'),
    ownerId: said(fields, 'ownerId'),
    contactId: said(fields, 'contactId'),
    nextStep: said(fields, 'nextStep'),
    nextStepDue: said(fields, 'nextStepDue'),
    source: said(fields, 'source'),
    forecastCategory: said(fields, 'forecastCategory'),
    ownProbability: said(fields, 'ownProbability'),
    reasonId: said(fields, 'reasonId'),
    lesson: said(fields, 'lesson'),
    externalId: said(fields, 'externalId'),
    link: said(fields, 'link'),
    place: parsed(placeSchema, fields['place']),
    custom,
    picked,
    sets: readSets(fields),
    qualification: readQualification(fields),
    deleted: parsed(deletionSchema, fields['deleted']),
    crm: imported ? overridden(record) : {},
    imported,
    createdAt: parsed(instantSchema, fields['createdAt']),
    createdBy: parsed(memberIdSchema, fields['createdBy']),
  }
}

function said<F extends DealFieldName>(fields: LayeredRecord['fields'], name: F): DealFields[F] | null {
  // The table pairs each name with the schema of its own values; the compiler can't follow a name that is only known now.
  return parsed(dealFieldSchemas[name], fields[name]) as DealFields[F] | null
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
