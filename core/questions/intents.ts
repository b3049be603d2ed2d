import type { Concept } from './concepts'
import type { NamedKind } from './names'

/** What can be asked. */
export const intents = [
  'owner', 'contact', 'largest', 'closing', 'open', 'won', 'lost', 'decided', 'winRate', 'winRateValue', 'weighted', 'commit', 'bestCase', 'likely',
  'overdue', 'unmoved', 'cycle', 'averageWon', 'velocity', 'changed', 'new', 'slipped', 'grown', 'shrunk', 'attainment',
] as const // prettier-ignore
export type Intent = (typeof intents)[number]

export interface Grammar {
  readonly intent: Intent
  /** All of these must be said. */
  readonly needs: readonly Concept[]
  /** These may be said beside; with any other, it is another question. */
  readonly may: readonly Concept[]
  /** Whether it is about a time: never, at will, always; or about what happened since a day. */
  readonly when: 'never' | 'may' | 'must' | 'since'
  /** A month that is named without its year was, or is to come. */
  readonly tense: 'past' | 'future'
  readonly names: readonly NamedKind[]
  /** One of these must be named, and only one thing. */
  readonly about?: readonly NamedKind[]
}

const ASKING = ['what', 'howMuch', 'howMany', 'deals', 'place'] as const
const FILTERS = ['account', 'person', 'competitor', 'product', 'stage', 'office', 'country'] as const
const DECIDED = ['account', 'person', 'competitor', 'product', 'office', 'country'] as const

function past(intent: Intent, needs: readonly Concept[], may: readonly Concept[] = []): Grammar {
  return { intent, needs, may: [...ASKING, 'mine', 'against', ...may], when: 'may', tense: 'past', names: DECIDED } // prettier-ignore
}

function future(
  intent: Intent,
  needs: readonly Concept[],
  may: readonly Concept[] = [],
  when: Grammar['when'] = 'may',
): Grammar {
  // prettier-ignore
  return { intent, needs, may: [...ASKING, 'mine', 'against', 'open', ...may], when, tense: 'future', names: FILTERS } // prettier-ignore
}

function since(intent: Intent, needs: readonly Concept[] = [intent as Concept]): Grammar {
  return { intent, needs, may: [...ASKING, 'mine'], when: 'since', tense: 'past', names: FILTERS }
}

/** Every question that is understood: exactly these words' meanings, and no other. What fits two of them fits none. */
export const grammar: readonly Grammar[] = [
  { intent: 'owner', needs: ['owner'], may: ['who', 'deals'], when: 'never', tense: 'past', names: ['account', 'deal'], about: ['account', 'deal'] },
  { intent: 'owner', needs: ['who'], may: ['deals'], when: 'never', tense: 'past', names: ['deal'], about: ['deal'] },
  { intent: 'contact', needs: ['contact'], may: ['who', 'what', 'deals'], when: 'never', tense: 'past', names: ['account', 'deal'], about: ['account', 'deal'] },
  { intent: 'largest', needs: ['largest'], may: ['who', 'owner', 'what', 'deals', 'open', 'closing', 'mine', 'against', 'place'], when: 'may', tense: 'future', names: FILTERS },
  { intent: 'largest', needs: ['largest', 'won'], may: ['who', 'owner', 'what', 'deals', 'mine', 'against', 'place'], when: 'may', tense: 'past', names: DECIDED },
  future('closing', ['closing'], [], 'must'),
  future('open', ['open']),
  past('won', ['won']),
  past('lost', ['lost']),
  past('decided', ['decided']),
  past('winRate', ['winRate']),
  past('winRateValue', ['winRate', 'byValue']),
  future('weighted', ['weighted'], ['closing']),
  future('commit', ['commit'], ['weighted']),
  future('bestCase', ['bestCase'], ['weighted']),
  { intent: 'likely', needs: ['likely'], may: ['what', 'howMuch', 'mine', 'place'], when: 'may', tense: 'future', names: FILTERS },
  future('overdue', ['overdue'], [], 'never'),
  future('unmoved', ['unmoved'], [], 'never'),
  past('cycle', ['cycle'], ['won']),
  past('averageWon', ['averageWon'], ['won']),
  { intent: 'velocity', needs: ['velocity'], may: ['what', 'mine', 'place'], when: 'never', tense: 'past', names: DECIDED },
  since('changed'),
  since('new'),
  since('slipped'),
  since('grown'),
  since('shrunk'),
  // Nobody's but the asker's own is told (F3), and of a place there is no sum from which one could not be found.
  { intent: 'attainment', needs: ['target'], may: ['what', 'howMuch', 'howFar', 'mine'], when: 'may', tense: 'future', names: ['person'] },
] // prettier-ignore

/** The questions of exactly these meanings. */
export function grammarsOf(said: ReadonlySet<Concept>): Grammar[] {
  return grammar.filter(
    ({ needs, may }) =>
      needs.every(concept => said.has(concept)) &&
      [...said].every(concept => needs.includes(concept) || may.includes(concept)),
  )
}

/** Questions that share something with what was said, the most alike first: what could have been meant. */
export function nearTo(said: ReadonlySet<Concept>, count = 3): Intent[] {
  const asking: ReadonlySet<Concept> = new Set(['what', 'howMuch', 'howMany', 'deals', 'mine', 'place'])
  const alike = ({ needs, may }: Grammar): number =>
    [...said].reduce((sum, concept) => {
      if (needs.includes(concept)) return sum + 4
      return sum + (may.includes(concept) ? (asking.has(concept) ? 0.5 : 1) : -1)
    }, 0)
  const ranked = grammar
    .map(one => ({ intent: one.intent, score: alike(one) }))
    .sort((a, b) => b.score - a.score)
    .map(({ intent }) => intent)
  return [...new Set(ranked)].slice(0, count)
}
