import type { CalendarDate, DateOrder } from '../dates'
import { findWhen } from './when'

/** What a captured sentence is kept as: a note of a kind, or the deal's next step. */
export const captureKinds = ['step', 'call', 'meeting', 'email', 'note'] as const
export type CaptureKind = (typeof captureKinds)[number]

export interface Captured {
  readonly kind: CaptureKind
  /** What is kept: the sentence without its day, where that is kept as a day. */
  readonly text: string
  /** The day of a next step; a note has none. */
  readonly due: CalendarDate | null
  /** Where to look for the deal: what stands before the colon counts most, and is all there is without one. */
  readonly about: string
  readonly rest: string
}

const verbs: readonly (readonly [CaptureKind, RegExp])[] = [
  ['step', /^(?:next(?: step)?|to ?do|remind(?: me)?(?: to)?|rappel(?:le-moi)?(?: de)?|prochaine étape|suite|à faire)(?![\p{L}])\s*:?\s*/iu],
  ['call', /^(?:call(?:ed)?|phoned?|rang|spoke(?: to| with)?|appel[ée]?|appeler|rappeler|t[ée]l[ée]phon[ée]r?|eu au t[ée]l[ée]phone)(?![\p{L}])/iu],
  ['meeting', /^(?:met|meet(?:ing)?|visited|visit|lunch|demo|rdv|rendez-vous|r[ée]union|rencontr[ée]r?|vu|visite|d[ée]jeuner|d[ée]mo)(?![\p{L}])/iu],
  ['email', /^(?:e-?mail(?:ed)?|mail(?:ed)?|wrote(?: to)?|sent|courriel|[ée]crit|envoy[ée])(?![\p{L}])/iu],
  ['note', /^note(?![\p{L}])\s*:?\s*/iu],
] // prettier-ignore

/**
 * Reads what somebody typed in five seconds: `call Isabelle at Acme: wants price by Friday`. With a day it is the next step, because only a
 * step comes back on its day; without one it is a note, of the kind that its first word says.
 *
 * @param chosen the kind that the person has chosen themselves, which outweighs the words
 */
export function parseCapture(
  typed: string,
  today: CalendarDate,
  order: DateOrder,
  chosen: CaptureKind | null = null,
): Captured {
  const said = verbs.find(([, verb]) => verb.test(typed.trim()))
  const when = findWhen(typed, today, order)
  const kind = chosen ?? (when !== null ? 'step' : (said?.[0] ?? 'note'))
  const without = when === null ? typed : typed.slice(0, when.from) + typed.slice(when.to)
  const [head = '', ...after] = without.split(/:\s/)
  const isSplit = after.length > 0 && head.trim() !== ''
  return {
    kind,
    text: tidy(plain(kind === 'step' ? without : typed)),
    due: kind === 'step' ? (when?.date ?? null) : null,
    about: isSplit ? head : without,
    rest: isSplit ? after.join(' ') : '',
  }
}

/** Words that only say what it is kept as are not part of it; those that say what was done are. */
function plain(text: string): string {
  const trimmed = text.trim()
  const marker = verbs.find(([kind, verb]) => (kind === 'step' || kind === 'note') && verb.test(trimmed))
  const bare = marker === undefined ? trimmed : trimmed.replace(marker[1], '')
  return bare.trim() === '' ? trimmed : bare
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .replace(/[\s,;:]+$/, '')
    .trim()
}
