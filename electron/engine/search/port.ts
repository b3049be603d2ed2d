import type { SearchKind } from '../../contract/search'

/** Something that can be found. What is found again under the same kind, id and board replaces what was. */
export interface SearchDoc {
  readonly kind: SearchKind
  readonly id: string
  /** The board of a deal: one that was imported into two boards is two things to find. */
  readonly boardId?: string | null
  readonly title: string
  /** Plain text; what snippets are cut from. */
  readonly body: string
  /** Words to be found by that are not shown in a snippet: tags, amounts in whole units, dates. */
  readonly facts?: readonly string[]
  /** When it was last touched, UTC milliseconds; what is recent comes a little earlier. */
  readonly at?: number | null
  /** How far its document was read: whoever feeds it asks for this after a restart. */
  readonly seq?: number | null
}

export type SearchRef = Pick<SearchDoc, 'kind' | 'id' | 'boardId'>

export type SearchChange =
  { readonly op: 'put'; readonly doc: SearchDoc } | { readonly op: 'remove'; readonly ref: SearchRef }

/** From and to (exclusive) of what was found in a text, in UTF-16 units, in order, apart. */
export type Mark = readonly [from: number, to: number]

export interface SearchHit {
  readonly kind: SearchKind
  readonly id: string
  readonly boardId: string | null
  readonly title: string
  readonly titleMarks: readonly Mark[]
  readonly snippet: string
  readonly snippetMarks: readonly Mark[]
  /** Higher is better; compares within one answer only. */
  readonly score: number
}
