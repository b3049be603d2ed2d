import { IconHistory, IconMessageCircle, type Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { PageRow } from '../../../../electron/contract/page-rows'
import type { DocumentReplica } from '../../../replica/document-replica'
import { CommentsPanel } from '../../talk'
import { HistoryPanel } from '../history/history-panel'

export const COMMENTS = 'comments'

/** A panel that can be opened at the right of a page. */
export interface Aside {
  readonly id: string
  /** The words of its button. */
  readonly label: 'talk.title' | 'history.title'
  readonly icon: Icon
  readonly Panel: ComponentType<AsideProps>
}

export interface AsideProps {
  readonly page: PageRow
  /** Null for a page that can't be opened. */
  readonly replica: DocumentReplica | null
}

/** The panels of a page, in the order of their buttons in its head. A further one is added here, and nowhere else. */
export const asides: readonly Aside[] = [
  { id: COMMENTS, label: 'talk.title', icon: IconMessageCircle, Panel: CommentsPanel },
  { id: 'history', label: 'history.title', icon: IconHistory, Panel: HistoryPanel },
]
