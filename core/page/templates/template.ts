import type { Block } from '../content/blocks'
import type { HeadSeed } from '../head-seed'
import type { PageKind } from '../schema'

/** A page as it begins: its title, its head, and its text. */
export interface PageTemplate<K extends PageKind = PageKind> {
  readonly title: string
  readonly head: HeadSeed<K>
  readonly blocks: readonly Block[]
}

export type Templates = { readonly [K in PageKind]: PageTemplate<K> }
