/** What the words of a question can mean. Both languages say the same few things; a word that means none of them is a name, or is not understood. */
export const concepts = [
  'who', 'what', 'howMuch', 'howMany', 'owner', 'contact', 'largest', 'deals', 'open', 'won', 'lost', 'decided', 'closing',
  'winRate', 'byValue', 'weighted', 'commit', 'bestCase', 'likely', 'overdue', 'unmoved', 'cycle', 'averageWon', 'velocity',
  'changed', 'new', 'slipped', 'grown', 'shrunk', 'mine', 'against', 'target', 'howFar', 'place',
] as const // prettier-ignore
export type Concept = (typeof concepts)[number]

/** One language: what its phrases mean, and its words that mean nothing here. Phrases are as `tokensOf` leaves them. */
export interface Words {
  readonly phrases: Readonly<Record<Concept, readonly string[]>>
  readonly fillers: readonly string[]
  readonly months: readonly (readonly string[])[]
  /** Monday first. */
  readonly weekdays: readonly (readonly string[])[]
  readonly since: readonly string[]
  /** Words for the period that holds today, the one before and the one after, before or behind the unit. */
  readonly this: readonly string[]
  readonly last: readonly string[]
  readonly next: readonly string[]
  readonly units: Readonly<Record<'day' | 'week' | 'month' | 'quarter' | 'year', readonly string[]>>
  readonly today: readonly string[]
  readonly yesterday: readonly string[]
  /** `since the month began`: what may stand around a unit after *since*. */
  readonly began: readonly string[]
  /** The letter of a quarter: Q3, T3. */
  readonly quarterLetter: string
}
