import type * as Y from 'yjs'
import { readTouched, type Touched } from '../documents/page'
import { isNewer } from '../documents/replicas'
import { readAims, type Aims } from './aims'
import { checksOf, type Checks } from './claims'
import { readContent } from './content/read'
import { countWords } from './content/text'
import { readHead } from './head'
import { mentionsIn, type Mention } from './mentions'
import type { PageKind } from './schema'

/** What a list of pages says of a page's document without opening it. */
export interface PageFacts {
  /** Written by a newer app (D9): what this one can read of it is told. */
  readonly newer: boolean
  readonly words: number
  readonly touched: Touched | null
  /** Of a battlecard that has claims. */
  readonly checks: Checks | null
  readonly aims: Aims
  readonly mentions: readonly Mention[]
}

/** Reads a page's document; a pure function of it and of the page's kind, so that deriving it again gives the same. */
export function readFacts(doc: Y.Doc, kind: PageKind): PageFacts {
  const blocks = readContent(doc)
  return {
    newer: isNewer(doc, 'page'),
    words: countWords(blocks),
    touched: readTouched(doc),
    checks: kind === 'battlecard' ? checksOf(readHead(doc, 'battlecard').lists.claims) : null,
    aims: readAims(doc, kind),
    mentions: mentionsIn(doc, kind, blocks),
  }
}
