import type * as Y from 'yjs'
import { isEmpty } from '../../../core/documents/schema'
import type { MemberId } from '../../../core/ids'
import { NO_AIMS, type Aims } from '../../../core/page/aims'
import type { Checks } from '../../../core/page/claims'
import { readFacts } from '../../../core/page/facts'
import type { Mention } from '../../../core/page/mentions'
import type { PageKind } from '../../../core/page/schema'

/** What the tables keep of a page's document; the mentions are rows of their own. */
export interface StoredFacts {
  /** The kind that its head was read as: of another one, it is read again. */
  readonly kind: PageKind
  readonly state: 'current' | 'newer' | 'unreadable'
  readonly words: number
  readonly updatedAt: number | null
  readonly updatedBy: MemberId | null
  readonly checks: Checks | null
  /** What deals it is for. */
  readonly aims: Aims
}

export interface Derived {
  readonly facts: StoredFacts
  readonly mentions: readonly Mention[]
}

/** Reads a page's document for the tables; null for one that is not here yet. */
export function derive(doc: Y.Doc, kind: PageKind): Derived | null {
  if (isEmpty(doc)) return null
  const { newer, words, touched, checks, aims, mentions } = readFacts(doc, kind)
  const state = newer ? 'newer' : 'current'
  return {
    facts: {
      kind,
      state,
      words,
      updatedAt: touched?.at ?? null,
      updatedBy: touched?.by ?? null,
      checks,
      aims,
    },
    mentions,
  }
}

/** A page that can't be read is one row that says so, and takes no other along. */
export function unreadable(kind: PageKind): Derived {
  const facts = {
    kind,
    state: 'unreadable',
    words: 0,
    updatedAt: null,
    updatedBy: null,
    checks: null,
    aims: NO_AIMS,
  } as const
  return { facts, mentions: [] }
}
