import * as Y from 'yjs'
import { readContent } from '../../../../core/page/content/read'
import { readHead } from '../../../../core/page/head'
import { differenceOf, type Difference } from '../../../../core/page/history/difference'
import { headDifference, type HeadChange } from '../../../../core/page/history/head-difference'
import type { PageKind } from '../../../../core/page/schema'

export interface Comparison {
  readonly difference: Difference
  /** The fields above the text that differ, as its kind has them. */
  readonly head: readonly HeadChange[]
  /** They differ, in those fields or in what this kind, or this version, does not know. */
  readonly headChanged: boolean
}

/** What changed between two whole states of a page. Up to a second for a long one: not for the thread that paints. */
export function comparePages(before: Uint8Array, after: Uint8Array, kind: PageKind): Comparison {
  const [old, now] = [docOf(before), docOf(after)]
  return {
    difference: differenceOf(readContent(old), readContent(now)),
    head: headDifference(readHead(old, kind), readHead(now, kind)),
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
