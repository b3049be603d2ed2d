import { useMemo, useState } from 'react'
import { sinceInstant } from '../../../core/insights/since'
import { converter } from '../../../core/insights/rates'
import type { Currency } from '../../../core/money'
import { answerTo, type Answer } from '../../../core/questions/answer'
import { NameIndex, type NameEntry, type NamedKind } from '../../../core/questions/names'
import { readQuestion, type Question, type Reading } from '../../../core/questions/read'
import type { FactRow } from '../../../electron/contract/fact-rows'
import type { DirectoryIndex } from '../../app/directory-index'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useTold } from '../../app/use-told'
import { useToday } from '../../ui/today'

/** A question that was read, with its answer; null while that is being fetched. */
export interface Asked {
  readonly reading: Reading
  readonly answer: Answer | null
  /** For what changed: since when it is told. */
  readonly since: number | null
}

/** What was typed, read and answered over these deals, by the same figures as the screen shows. */
export function useAsked(text: string, facts: readonly FactRow[], currency: Currency): Asked {
  const index = useDirectory()
  const formats = useFormats()
  const today = useToday()
  const { fiscalStart } = index.directory.settings
  const isEmpty = text.trim() === ''
  const titles = useTitles(facts, isEmpty)
  const names = useMemo(() => new NameIndex([...recordsOf(index), ...titles]), [index, titles])
  const reading = useMemo(
    () => readQuestion(text, names, { today, fiscalStart, dateOrder: formats.dateOrder }),
    [text, names, today, fiscalStart, formats],
  )
  const question = reading.kind === 'read' ? reading.question : null
  const since = question === null || !isOfChanges(question) ? null : sinceOf(question, today, fiscalStart)
  const told = useTold('changed', since === null ? null : { since })
  const answer = useMemo(() => {
    if (question === null || (since !== null && told === null)) return null
    const { targets, rates } = index.directory
    const plan = { targets, convert: converter(currency, rates) }
    return answerTo(question, facts, { today, fiscalStart, me: meOf(index), teams: index, plan, changes: told?.changes ?? [] }) // prettier-ignore
  }, [question, since, told, facts, currency, today, fiscalStart, index])
  return { reading, answer, since }
}

function isOfChanges({ intent }: Question): boolean {
  return ['changed', 'new', 'slipped', 'grown', 'shrunk'].includes(intent)
}

/** Where no day was said, since the month began; the answer says so. */
function sinceOf(
  { since }: Question,
  today: ReturnType<typeof useToday>,
  fiscalStart: number,
): number | null {
  return sinceInstant(since === null ? 'month' : 'day', { today, fiscalStart, lastHere: null, day: since })
}

function meOf({ people, directory }: DirectoryIndex): ReadonlySet<string> {
  const me = directory.me?.id
  return new Set([...people.values()].filter(({ claimedBy }) => claimedBy === me && me !== undefined).map(({ id }) => id)) // prettier-ignore
}

const NO_TITLES: readonly NameEntry[] = []

/** The deals by their titles: the same list for as long as no title is another, so that an edit does not make the index anew. */
function useTitles(facts: readonly FactRow[], isEmpty: boolean): readonly NameEntry[] {
  const [kept, setKept] = useState(NO_TITLES)
  const isSame = isEmpty || (kept.length === facts.length && facts.every(({ id, title }, at) => kept[at]?.id === id && kept[at]?.name === title)) // prettier-ignore
  if (isSame) return kept
  const titles = facts.map(({ id, title }): NameEntry => ({ kind: 'deal', id, name: title }))
  setKept(titles)
  return titles
}

/** Places are words of the records that are there, each once. */
function words(kind: NamedKind, said: readonly (string | null)[]): NameEntry[] {
  const places = new Set(said.flatMap(each => (each === null || each.trim() === '' ? [] : each)))
  return [...places].map(place => ({ kind, id: place, name: place }))
}

function recordsOf(index: DirectoryIndex): NameEntry[] {
  const of = (
    kind: NamedKind,
    records: Iterable<{ id: string; name: string; deleted: unknown }>,
  ): NameEntry[] =>
    // prettier-ignore
    [...records].filter(({ deleted }) => deleted === null).map(({ id, name }) => ({ kind, id, name }))
  return [
    ...of('account', index.accounts.values()),
    ...of('person', index.people.values()),
    ...of('competitor', index.competitors.values()),
    ...of('product', index.products.values()),
    ...of('stage', index.stages.values()),
    ...words(
      'office',
      [...index.people.values()].map(({ office }) => office),
    ),
    ...words(
      'country',
      [...index.accounts.values()].map(({ country }) => country),
    ),
  ]
}
