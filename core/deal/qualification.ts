import { z } from 'zod'
import type { Fields } from '../documents/collection'
import { calendarDateSchema, daysBetween, type CalendarDate } from '../dates'

/**
 * Qualification by MEDDPICC: eight things that decide a complex sale. It helps its rep think about one deal, and is never
 * added up to a score of the deal or of the rep.
 */
export const qualificationElements = [
  'metrics',
  'economicBuyer',
  'decisionCriteria',
  'decisionProcess',
  'paperProcess',
  'identifiedPain',
  'champion',
  'competition',
] as const
export type QualificationElement = (typeof qualificationElements)[number]

/** Each part is a field of its own, so that one who writes evidence and one who writes a doubt never meet. */
const parts = {
  state: z.enum(['unknown', 'assumed', 'known']),
  /** What was seen or heard that says so. */
  evidence: z.string().max(2_000),
  verifiedOn: calendarDateSchema,
  /** What would make it untrue. */
  doubt: z.string().max(2_000),
} as const
type Part = keyof typeof parts

export const qualificationSchema = z.record(
  z.enum(qualificationElements),
  z.object({ ...parts, verifiedOn: parts.verifiedOn.nullable() }),
)
export type Qualification = z.infer<typeof qualificationSchema>
type QualificationEntry = Qualification[QualificationElement]

const keyPattern = new RegExp(
  `^meddpicc:(${qualificationElements.join('|')}):(${Object.keys(parts).join('|')})$`,
)
export const qualificationKeySchema = z.string().regex(keyPattern, 'not a part of the qualification')

export function qualificationKey(element: QualificationElement, part: Part): string {
  return `meddpicc:${element}:${part}`
}

/** The schema of what stands under a key of the qualification; null for any other key. Null clears a part. */
export function schemaOfQualification(key: string): z.ZodType | null {
  const part = keyPattern.exec(key)?.[2]
  return part === undefined ? null : parts[part as Part].nullable()
}

export function readQualification(fields: Fields): Qualification {
  // Most deals say nothing of it: ten thousand of them are read in one go.
  return Object.keys(fields).some(key => key.startsWith('meddpicc:')) ? readElements(fields) : NOTHING_SAID
}

function readElements(fields: Fields): Qualification {
  const entries = qualificationElements.map(element => [element, readElement(fields, element)] as const)
  return Object.fromEntries(entries) as Qualification
}

function readElement(fields: Fields, element: QualificationElement): QualificationEntry {
  const part = <P extends Part>(name: P): z.infer<(typeof parts)[P]> | null => {
    const said = fields[qualificationKey(element, name)]
    // Most deals say nothing of most elements, and a refusal by a schema costs more than all the rest of a deal.
    if (said === undefined || said === null) return null
    const parsed = parts[name].safeParse(said)
    return parsed.success ? (parsed.data as z.infer<(typeof parts)[P]>) : null
  }
  return {
    state: part('state') ?? 'unknown',
    evidence: part('evidence') ?? '',
    verifiedOn: part('verifiedOn'),
    doubt: part('doubt') ?? '',
  }
}

const NOTHING_SAID: Qualification = readElements({})

/** What was verified longer ago than this wants another look. */
export const STALE_AFTER_DAYS = 30

/** Elements that were known once and have not been looked at since. */
export function staleElements(qualification: Qualification, today: CalendarDate): QualificationElement[] {
  return qualificationElements.filter(element => {
    const { state, verifiedOn } = qualification[element]
    return state !== 'unknown' && verifiedOn !== null && daysBetween(verifiedOn, today) > STALE_AFTER_DAYS
  })
}
