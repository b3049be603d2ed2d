import { z } from 'zod'
import { calendarDateSchema } from '../dates'
import { competitorIdSchema, personIdSchema, stageIdSchema } from '../ids'
import { moneySchema } from '../money'
import type { PageKind } from './schema'

/**
 * What a page of each kind holds beside its prose. One table, from which reading, editing, copying and the types follow:
 * - `texts`: several lines, written by several people at once: a shared text each;
 * - `values`: one value each;
 * - `sets`: keys that can be put in or out (D7), of the records that they name;
 * - `lists`: items that stand in an order, each with its fields.
 */
const shortText = z.string().max(2_000)
const line = shortText.catch('')

/** The parts of a battlecard's 10-second layer, and what stands below it. */
export const claimSections = ['win', 'lose', 'landmine', 'depth'] as const
export const claimSectionSchema = z.enum(claimSections)
export type ClaimSection = z.infer<typeof claimSectionSchema>

/** How many claims of a section are read in ten seconds. Guidance for the eye: more are kept, and shown below. */
export const CLAIMS_AT_A_GLANCE: Readonly<Record<ClaimSection, number>> = {
  win: 3,
  lose: 2,
  landmine: 2,
  depth: Infinity,
}

export const claimFields = {
  section: claimSectionSchema.catch('depth'),
  text: line,
  evidence: line,
  /** Who may hear it: us alone, or the customer, too. What does not say is ours alone. */
  audience: z.enum(['internal', 'sayable']).catch('internal'),
  checkedOn: calendarDateSchema.nullable().catch(null),
} as const

export const ledgerFields = {
  give: line,
  get: line,
  /** What giving it costs us. */
  value: moneySchema.nullable().catch(null),
  condition: line,
} as const

export const rungFields = {
  /** Percent, 0 to 100. */
  upTo: z.number().min(0).max(100).nullable().catch(null),
  /** A role, in the team's own words; and the person who holds it, where that is known. */
  who: line,
  personId: personIdSchema.nullable().catch(null),
} as const

export const headLayouts = {
  note: { texts: [], values: {}, sets: {}, lists: {} },
  tactic: {
    texts: ['situation', 'objection', 'whatToDo', 'whatToSay'],
    values: {},
    sets: { competitors: 'competitor', stages: 'stage', products: 'product' },
    lists: {},
  },
  battlecard: {
    texts: ['position', 'pricePosture'],
    values: { competitorId: competitorIdSchema.nullable().catch(null) },
    sets: {},
    lists: { claims: claimFields },
  },
  conversation: {
    texts: ['situation', 'feelings', 'opening', 'avoid', 'fallback'],
    values: {},
    sets: { doneByPeople: 'person', doneByMembers: 'member' },
    lists: {},
  },
  discount: { texts: [], values: {}, sets: {}, lists: { ledger: ledgerFields, ladder: rungFields } },
  process: {
    texts: ['conversation'],
    values: { stageId: stageIdSchema.nullable().catch(null), step: line },
    sets: {},
    lists: { exitQuestions: { text: line } },
  },
} as const satisfies Record<PageKind, HeadLayout>

/** What a set's keys are ids of. */
export type SetTarget = 'competitor' | 'stage' | 'product' | 'person' | 'member'

export interface HeadLayout {
  readonly texts: readonly string[]
  readonly values: Readonly<Record<string, z.ZodType>>
  readonly sets: Readonly<Record<string, SetTarget>>
  readonly lists: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>
}

type Layouts = typeof headLayouts
export type TextName<K extends PageKind> = Layouts[K]['texts'][number]
export type ValueName<K extends PageKind> = keyof Layouts[K]['values'] & string
export type SetName<K extends PageKind> = keyof Layouts[K]['sets'] & string
export type ListName<K extends PageKind> = keyof Layouts[K]['lists'] & string

type Shape<F> = { readonly [N in keyof F]: F[N] extends z.ZodType ? z.output<F[N]> : never }
export type ItemFields<K extends PageKind, L extends ListName<K>> = Shape<Layouts[K]['lists'][L]>
export type HeadValues<K extends PageKind> = Shape<Layouts[K]['values']>

/** The layout of a kind, for code that takes any. */
export function layoutOf(kind: PageKind): HeadLayout {
  return headLayouts[kind]
}
