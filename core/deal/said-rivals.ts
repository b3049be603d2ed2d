import type { CustomField } from '../workspace/custom-field'
import { nameKey } from '../workspace/names'
import type { CustomSaid } from './custom'

/** What CRMs and people call such a column, in English and French. */
const OF_RIVALS = /compet|concurren|rival/
/** What is written where there is nobody. */
const NOBODY = new Set(['', '-', '--', '?', 'no', 'non', 'none', 'nobody', 'n/a', 'na', 'null', 'unknown', 'aucun', 'personne', 'inconnu']) // prettier-ignore
/** More than these are a text, not a list of names. */
const MOST = 5
const LONGEST = 60

/**
 * Competitors that a field of this team's own names, such as the column *Competitor* of an imported file. They are suggestions:
 * a person says that they are competitors, as a file may call many things so.
 */
export function rivalsSaid(
  fields: readonly Pick<CustomField, 'id' | 'name'>[],
  { custom }: Pick<CustomSaid, 'custom'>,
): string[] {
  const said = fields
    .filter(({ name }) => OF_RIVALS.test(nameKey(name)))
    .flatMap(({ id }) => namesIn(custom[id]))
  const unique = new Map(said.map(name => [nameKey(name), name]))
  return unique.size > MOST ? [] : [...unique.values()]
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'string') return []
  return value
    .split(/[;,|\n]/)
    .map(part => part.trim())
    .filter(part => !NOBODY.has(nameKey(part)) && part.length <= LONGEST)
}
