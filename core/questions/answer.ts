import type { Money } from '../money'
import type { Target } from '../workspace/planning'
import type { CompetitorId, ContactId, DealId, PersonId } from '../ids'
import { attainmentOf, attainmentOfAll, type Attainment } from '../insights/attainment'
import { groupChanges, type ChangeGroup } from '../insights/change-groups'
import type { DealChange } from '../insights/changed'
import type { DealFact } from '../insights/fact'
import { known, sumOf, type Figure } from '../insights/figure'
import { groupBy } from '../insights/group'
import { measure, type MeasureContext, type MeasureName, type Unit } from '../insights/measures'
import { isIn, monthOf } from '../insights/period'
import { overdue, unmovedSince } from '../insights/stillness'
import { teamKey, type TeamContext } from '../insights/teams'
import type { Intent } from './intents'
import type { NamedKind } from './names'
import type { Question } from './read'

/** A fact, with what questions ask of it beside its figures. */
export interface AskedFact extends DealFact {
  readonly competitors: readonly CompetitorId[]
  readonly contactId: ContactId | null
  /** Who helps its owner. */
  readonly team: readonly PersonId[]
}

export interface AnswerContext extends MeasureContext {
  /** The people that whoever asks has claimed to be. */
  readonly me: ReadonlySet<string>
  /** Who works where, and where accounts are. */
  readonly teams: TeamContext
  /** What people mean to bring, and how it is converted. */
  readonly plan: { readonly targets: readonly Target[]; readonly convert: (money: Money) => number | null }
  /** What changed since the day of the question, for questions about that. */
  readonly changes: readonly DealChange[]
}

/** Somebody who was asked for, and the deals that say so. */
export interface Somebody<Id> {
  readonly id: Id
  readonly deals: readonly DealId[]
}

export type Answer =
  | { readonly kind: 'figure'; readonly unit: Unit; readonly figure: Figure }
  | { readonly kind: 'people'; readonly people: readonly Somebody<PersonId>[] }
  | { readonly kind: 'contacts'; readonly contacts: readonly Somebody<ContactId>[] }
  /** The largest deal; null where none has an amount. `among` is how many it was chosen from. */
  | { readonly kind: 'deal'; readonly deal: AskedFact | null; readonly among: readonly DealId[] }
  /** How far from a target: `other` is somebody else's, which is told to them alone (F3). Null: there is none, or too few for a sum. */
  | { readonly kind: 'attainment'; readonly whose: 'mine' | 'team' | 'other'; readonly attainment: Attainment | null } // prettier-ignore
  | { readonly kind: 'changes'; readonly groups: readonly ChangeGroup[] }

/** The answer of the same figures as the screen shows, over the deals that the question is about. */
export function answerTo(question: Question, facts: readonly AskedFact[], context: AnswerContext): Answer {
  const asked = about(question, facts, context)
  switch (question.intent) {
    case 'owner':
      return { kind: 'people', people: ownersOf(asked) }
    case 'contact':
      return { kind: 'contacts', contacts: contactsOf(asked) }
    case 'largest':
      return largestOf(question, asked)
    case 'attainment':
      return attainmentAnswer(question, facts, context)
    case 'changed':
      return { kind: 'changes', groups: groupChanges(context.changes, asked) }
    case 'new':
    case 'slipped':
    case 'grown':
    case 'shrunk':
      return { kind: 'changes', groups: groupChanges(context.changes, asked).filter(({ kind }) => kind === question.intent) } // prettier-ignore
    default:
      return figureAnswer(question, inPeriod(question, asked, context), context)
  }
}

/** Which figure of the screen answers; the others are sums of a list of deals. */
const measured: Partial<Readonly<Record<Intent, MeasureName>>> = {
  weighted: 'weighted',
  commit: 'commit',
  bestCase: 'bestCase',
  open: 'open',
  likely: 'likely',
  winRate: 'winRate',
  winRateValue: 'winRateValue',
  cycle: 'cycle',
  averageWon: 'averageWon',
  velocity: 'velocity',
}

function figureAnswer(
  { intent, counted }: Question,
  asked: readonly AskedFact[],
  context: AnswerContext,
): Answer {
  // prettier-ignore
  const name = measured[intent]
  if (name !== undefined) {
    const { unit, figure } = measure(name, asked, context)
    if (!counted) return { kind: 'figure', unit, figure }
  }
  // How many are open counts those, too, that are left out of the forecast.
  if (counted) return { kind: 'figure', unit: 'deals', figure: known(asked.length, asked) }
  // Every deal is shown, those without an amount too: they close all the same.
  const sum = sumOf(asked, fact => fact.minor)
  return { kind: 'figure', unit: 'money', figure: { ...sum, deals: asked.map(({ id }) => id) } }
}

/** One's own is told to oneself, everybody's as a sum, and nobody else's at all. */
function attainmentAnswer(
  { names, mine, period }: Question,
  facts: readonly AskedFact[],
  { me, plan: { targets, convert } }: AnswerContext,
): Answer {
  const named = names.flatMap(({ ids }) => ids)
  if (named.some(id => !me.has(id))) return { kind: 'attainment', whose: 'other', attainment: null }
  const live = targets.filter(({ deleted }) => deleted === null)
  const whose = mine || named.length > 0 ? 'mine' : 'team'
  if (period === null) return { kind: 'attainment', whose, attainment: null }
  if (whose === 'team')
    return { kind: 'attainment', whose, attainment: attainmentOfAll(facts, live, period, convert, me) }
  const own = live.filter(({ personId }) => me.has(personId))
  return { kind: 'attainment', whose, attainment: attainmentOf(facts, own, period, convert) }
}

type FieldsOf = (fact: AskedFact, teams: TeamContext) => readonly (string | null)[]

const fieldOf: Readonly<Record<NamedKind, FieldsOf>> = {
  account: fact => [fact.accountId],
  person: fact => [fact.ownerId],
  competitor: fact => fact.competitors,
  product: fact => [fact.productId],
  stage: fact => [fact.stageId],
  deal: fact => [fact.id],
  office: (fact, teams) => [teamKey('office', teams)(fact)],
  country: (fact, teams) => [teamKey('country', teams)(fact)],
}

/** The deals that a question is about. */
function about(
  { names, mine }: Question,
  facts: readonly AskedFact[],
  { me, teams }: AnswerContext,
): AskedFact[] {
  return facts.filter(
    fact =>
      (!mine || (fact.ownerId !== null && me.has(fact.ownerId))) &&
      names.every(({ kind, ids }) => fieldOf[kind](fact, teams).some(id => id !== null && ids.includes(id))),
  )
}

/** Those of the kind and time that the question asks for. */
function inPeriod(
  { intent, period }: Question,
  asked: readonly AskedFact[],
  { today }: AnswerContext,
): AskedFact[] {
  // prettier-ignore
  const expected = (fact: AskedFact): boolean => period === null || isIn(fact.closeDate, period)
  const closed = (fact: AskedFact): boolean => period === null || isIn(fact.closedOn, period)
  switch (intent) {
    case 'weighted':
    case 'commit':
    case 'bestCase':
    case 'open':
    case 'closing':
      return openOf(asked).filter(expected)
    case 'won':
    case 'lost':
      return asked.filter(fact => fact.kind === intent && closed(fact))
    case 'decided':
      return asked.filter(fact => fact.kind !== 'open' && closed(fact))
    case 'overdue':
      return picked(asked, overdue(asked, today))
    case 'unmoved':
      return picked(asked, unmovedSince(asked, monthOf(today).from).still)
    case 'winRate':
    case 'winRateValue':
    case 'cycle':
    case 'averageWon':
      return asked.filter(closed)
    default:
      return [...asked]
  }
}

function picked(asked: readonly AskedFact[], { deals }: Figure): AskedFact[] {
  const wanted = new Set(deals)
  return asked.filter(({ id }) => wanted.has(id))
}

function openOf(facts: readonly AskedFact[]): AskedFact[] {
  return facts.filter(fact => fact.kind === 'open')
}

function largestOf({ period, wonOnly, names }: Question, asked: readonly AskedFact[]): Answer {
  const isAsked = (fact: AskedFact): boolean => {
    if (fact.kind === 'lost' || (wonOnly && fact.kind !== 'won')) return false
    // Without a time, a deal that was won long ago is not what is asked for.
    if (period === null) return wonOnly || fact.kind === 'open' || names.some(({ kind }) => kind === 'stage')
    return isIn(fact.kind === 'open' ? fact.closeDate : fact.closedOn, period)
  }
  const among = asked.filter(fact => isAsked(fact) && fact.minor !== null)
  const deal = among.reduce<AskedFact | null>(
    (best, fact) => (best === null || (fact.minor ?? 0) > (best.minor ?? 0) ? fact : best),
    null,
  )
  return { kind: 'deal', deal, among: among.map(({ id }) => id) }
}

/** Who is on these deals: their owners, and who helps. Where some are open, those count: who sold to them years ago is not on it. */
function ownersOf(asked: readonly AskedFact[]): Somebody<PersonId>[] {
  const open = openOf(asked)
  return tally(open.length > 0 ? open : asked, fact => [
    ...(fact.ownerId === null ? [] : [fact.ownerId]),
    ...fact.team,
  ])
}

/** Who is spoken to first, on most of these deals; as for owners, open ones count before closed ones. */
function contactsOf(asked: readonly AskedFact[]): Somebody<ContactId>[] {
  const named = asked.filter(fact => fact.contactId !== null)
  const open = openOf(named)
  return tally(open.length > 0 ? open : named, fact => (fact.contactId === null ? [] : [fact.contactId]))
}

function tally<Id extends string>(
  facts: readonly AskedFact[],
  idsOf: (fact: AskedFact) => readonly Id[],
): Somebody<Id>[] {
  // prettier-ignore
  return [...groupBy(facts, fact => new Set(idsOf(fact)))]
    .map(([id, mine]) => ({ id, deals: mine.map(fact => fact.id) }))
    .sort((a, b) => b.deals.length - a.deals.length || (a.id < b.id ? -1 : 1))
}
