import * as Y from 'yjs'
import { readContent } from '../../../../core/page/content/read'
import { differenceOf, type Difference } from '../../../../core/page/history/difference'

export interface Comparison {
  readonly difference: Difference
  /** The fields above the text differ, too. */
  readonly headChanged: boolean
}

/** What changed between two whole states of a page. Up to a second for a long one: not for the thread that paints. */
export function comparePages(before: Uint8Array, after: Uint8Array): Comparison {
  const [old, now] = [docOf(before), docOf(after)]
  return {
    difference: differenceOf(readContent(old), readContent(now)),
    headChanged: JSON.stringify(headOf(old)) !== JSON.stringify(headOf(now)),
  }
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** All that stands in the head, in one order. What says the same as nothing is left out. */
function headOf(doc: Y.Doc): unknown {
  const names = [...doc.share.keys()].filter(name => name.startsWith('head.'))
  const texts = names.map(name => [name, doc.getText(name).toJSON()] as const)
  const values = ['head', 'items'].flatMap(map =>
    [...doc.getMap(map).entries()].map(([key, value]) => [`${map}:${key}`, value] as const),
  )
  const said = [...texts, ...values].filter(([, value]) => value !== '' && value !== null && value !== false)
  return said.sort(([a], [b]) => (a < b ? -1 : 1))
}
