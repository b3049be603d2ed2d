import type { PageId } from '../../../core/ids'
import { readContent } from '../../../core/page/content/read'
import { plainText } from '../../../core/page/content/text'
import { readHead } from '../../../core/page/head'
import { CLAIMS_AT_A_GLANCE, claimSections } from '../../../core/page/kinds'
import type { Glance } from '../../contract/how-to-win'
import { pageDocument } from '../documents/names'
import type { OpenWorkspace } from '../workspace/open-workspace'

const PROSE = 400

/** What of a page is read in ten seconds, from its document; null when there is no such page (any more). */
export function glanceOf({ wiki, documents }: OpenWorkspace, pageId: PageId): Glance | null {
  const found = wiki.row(pageId)
  if (found === null || found.inTrash) return null
  const { kind, title } = found.row
  const doc = documents.read(pageDocument(pageId))
  const { texts } = readHead(doc, kind)
  const said = Object.entries(texts).flatMap(([name, text]: [string, string]) =>
    text.trim() === '' ? [] : [{ name, text: text.trim() }],
  )
  return {
    kind,
    title,
    texts: said,
    claims: kind === 'battlecard' ? firstClaims(readHead(doc, 'battlecard').lists.claims) : [],
    ledger: kind === 'discount' ? readHead(doc, 'discount').lists.ledger.map(({ id, give, get }) => ({ id, give, get })) : [], // prettier-ignore
    prose: said.length === 0 ? plainText(readContent(doc)).slice(0, PROSE) : '',
  }
}

/** The 10-second layer: three reasons, two weaknesses, two questions to leave behind. */
function firstClaims(claims: readonly Glance['claims'][number][]): Glance['claims'] {
  return claimSections.flatMap(section =>
    section === 'depth'
      ? []
      : claims
          .filter(claim => claim.section === section && claim.text.trim() !== '')
          .slice(0, CLAIMS_AT_A_GLANCE[section])
          .map(({ id, text, audience, checkedOn }) => ({ id, section, text, audience, checkedOn })),
  )
}
