import { derivedId, type ReasonId } from '../../core/ids'
import { ordersBetween } from '../../core/order'
import type { Reason } from '../../core/workspace/planning'
import type { DirectoryIndex } from './directory-index'
import { orderAtEnd, writeRecords } from './record-actions'
import type { Session } from './session'

export type Outcome = Reason['outcome']

/** What is offered where a team has named no reason yet, in the language of whoever begins; theirs to rename. */
const usual: Readonly<
  Record<Outcome, readonly { readonly key: string; readonly en: string; readonly fr: string }[]>
> = {
  won: [
    { key: 'fit', en: 'It fits what they need', fr: 'Répond au besoin' },
    { key: 'trust', en: 'They trust us', fr: 'Confiance en nous' },
    { key: 'price', en: 'Price', fr: 'Prix' },
    { key: 'speed', en: 'We were quick', fr: 'Rapidité' },
    { key: 'champion', en: 'A champion inside', fr: 'Un allié chez le client' },
  ],
  lost: [
    { key: 'none', en: 'They decided nothing', fr: 'Pas de décision' },
    { key: 'price', en: 'Price', fr: 'Prix' },
    { key: 'competitor', en: 'A competitor fitted better', fr: 'Un concurrent plus adapté' },
    { key: 'missing', en: 'Something was missing', fr: 'Il manquait quelque chose' },
    { key: 'timing', en: 'The wrong moment', fr: 'Pas le bon moment' },
  ],
}

export interface OfferedReason {
  readonly id: ReasonId
  readonly name: string
  /** Not a record yet: it is made when it is chosen. */
  readonly isNew: boolean
}

/** The reasons in use of an outcome, in order: not retired, not merged into another. */
export function reasonsInUse({ directory, redirects }: DirectoryIndex, outcome: Outcome): Reason[] {
  return directory.reasons.filter(
    reason => reason.outcome === outcome && reason.deleted === null && redirects.get(reason.id) === reason.id,
  )
}

/** What is offered at a close: the team's reasons, or the usual ones while it has none. */
export function offeredReasons(index: DirectoryIndex, outcome: Outcome, language: string): OfferedReason[] {
  const known = reasonsInUse(index, outcome)
  if (known.length > 0) return known.map(({ id, name }) => ({ id, name, isNew: false }))
  return usual[outcome]
    .map(({ key, ...names }) => ({
      id: usualId(outcome, key),
      name: language === 'fr' ? names.fr : names.en,
      isNew: true,
    })) // prettier-ignore
    .filter(({ id }) => index.reasons.get(id) === undefined)
}

/** The id of what it says, so that two people who begin with the usual ones have begun with the same. */
function usualId(outcome: Outcome, key: string): ReasonId {
  return derivedId('reason', outcome, key)
}

/** Makes records of offered reasons, so that they can be chosen. */
export function makeReasons(
  session: Session,
  outcome: Outcome,
  offered: readonly OfferedReason[],
): Promise<boolean> {
  const index = session.directory.get()
  const made = offered.filter(({ isNew }) => isNew)
  const first = orderAtEnd(index === null ? [] : reasonsInUse(index, outcome))
  const orders = [first, ...ordersBetween(first, null, Math.max(0, made.length - 1))]
  const records = made.map(({ id, name }, at) => ({ id, fields: { name, outcome, order: orders[at] } }))
  return writeRecords(session, 'reasons', made[0]?.name ?? '', records)
}
