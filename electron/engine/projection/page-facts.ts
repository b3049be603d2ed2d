import type { MemberId } from '../../../core/ids'
import type { Checks, MentionKind, PageRow } from '../../contract/page-rows'

/** What is found in a page's document. */
export interface PageFacts {
  readonly state: PageRow['state']
  readonly words: number
  readonly updatedAt: number | null
  readonly updatedBy: MemberId | null
  readonly checks: Checks | null
  readonly mentions: readonly FoundMention[]
}

export interface FoundMention {
  readonly kind: MentionKind
  readonly target: string
  readonly line: string
  readonly field: string | null
  readonly count: number
}

/** Of a page whose document is not here yet. */
export const noFacts: PageFacts = {
  state: 'arriving',
  words: 0,
  updatedAt: null,
  updatedBy: null,
  checks: null,
  mentions: [],
}
