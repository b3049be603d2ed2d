import type { CalendarDate } from '../dates'
import type { CompetitorId, PersonId, StageId } from '../ids'
import type { Money } from '../money'
import type { Block, ReferenceInline } from '../page/content/blocks'
import type { HeadSeed } from '../page/head-seed'
import type { PageKind } from '../page/schema'

/** One of the sample's pages, as it is written in `sample-pages-en.ts` and `-fr.ts`. */
export type SampleKey = 'start' | 'datavo' | 'pilot' | 'silence' | 'discount'

export interface SamplePageSeed {
  readonly key: SampleKey
  readonly kind: PageKind
  readonly parent: SampleKey | null
  readonly title: string
  readonly head: HeadSeed
  readonly blocks: readonly Block[]
}

/** What a sample page may speak of: the records of the sample board, found by the names that `sample.ts` gives them. */
export interface SampleLinks {
  readonly deal: (account: string) => ReferenceInline
  readonly competitor: () => ReferenceInline
  readonly person: (name: string) => ReferenceInline
  readonly toPage: (key: SampleKey) => ReferenceInline
  /** In the sample's currency; major units. */
  readonly money: (major: number) => Money
  readonly daysAgo: (days: number) => CalendarDate
  readonly ids: {
    readonly competitorId: CompetitorId
    readonly people: (...names: string[]) => PersonId[]
    readonly stages: (...keys: string[]) => StageId[]
  }
}
export type SamplePage = (links: SampleLinks) => SamplePageSeed

/** A page of a kind, its head held to that kind. */
export function page<K extends PageKind>(
  key: SampleKey,
  kind: K,
  parent: SampleKey | null,
  title: string,
  head: HeadSeed<K>,
  blocks: readonly Block[],
): SamplePageSeed {
  return { key, kind, parent, title, head: head, blocks }
}
