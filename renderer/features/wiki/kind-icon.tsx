import {
  IconCards,
  IconFileText,
  IconMessages,
  IconPercentage,
  IconRoute,
  IconTarget,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PageKind } from '../../../core/page/schema'

const icons: Readonly<Record<PageKind, Icon>> = {
  note: IconFileText,
  tactic: IconTarget,
  battlecard: IconCards,
  conversation: IconMessages,
  discount: IconPercentage,
  process: IconRoute,
}

/** What kind of page it is, drawn; the kind's name stands beside it or in a label. */
export function KindIcon({
  kind,
  size = 16,
}: {
  readonly kind: PageKind
  readonly size?: number
}): ReactNode {
  const Drawn = icons[kind]
  return <Drawn size={size} stroke={1.6} aria-hidden="true" />
}
