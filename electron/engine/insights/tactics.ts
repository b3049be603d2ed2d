import type { TacticFact } from '../../../core/insights/how-to-win'
import { readRecord } from '../../../core/documents/workspace'
import { NO_AIMS } from '../../../core/page/aims'
import { nameKey } from '../../../core/workspace/names'
import type { PageRow } from '../../contract/page-rows'
import type { WinSource } from './source'

export interface Tactics {
  readonly facts: readonly TacticFact[]
  readonly rows: ReadonlyMap<string, PageRow>
}

/** Every page of the wiki as what it is for: by its head, and by those of its tags that are a sector of some account. */
export function tacticsOf(
  { wiki, pageFollower, document }: WinSource,
  sectors: ReadonlySet<string>,
): Tactics {
  const sectorOf = new Map<string, string | null>()
  const sectorOfTag = (tagId: string): string | null => {
    const known = sectorOf.get(tagId)
    if (known !== undefined) return known
    const tag = readRecord(document, 'tags', tagId)
    const key = tag === null || tag.deleted !== null ? '' : nameKey(tag.name)
    const sector = sectors.has(key) ? key : null
    sectorOf.set(tagId, sector)
    return sector
  }
  // A template of the team is a form to be filled in, not something to do.
  const rows = wiki.rows().filter(row => row.template === null)
  const facts = rows.map(row => {
    const aims = pageFollower.factsOf(row.id)?.aims ?? NO_AIMS
    return { pageId: row.id, ...aims, sectors: row.tags.flatMap(tagId => sectorOfTag(tagId) ?? []) }
  })
  return { facts, rows: new Map(rows.map(row => [row.id, row])) }
}
