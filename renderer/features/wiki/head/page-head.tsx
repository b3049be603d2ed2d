import type { ReactNode } from 'react'
import type { PageKind } from '../../../../core/page/schema'
import { BattlecardHead } from './battlecard-head'
import { ConversationHead } from './conversation-head'
import { DiscountHead } from './discount-head'
import { ProcessHead } from './process-head'
import { TacticHead } from './tactic-head'

/** What a page of a kind holds beside its prose. A note is prose alone. */
export function PageHead({ kind }: { readonly kind: PageKind }): ReactNode {
  switch (kind) {
    case 'note':
      return null
    case 'tactic':
      return <TacticHead />
    case 'battlecard':
      return <BattlecardHead />
    case 'conversation':
      return <ConversationHead />
    case 'discount':
      return <DiscountHead />
    case 'process':
      return <ProcessHead />
  }
}
