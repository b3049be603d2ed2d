import type { BoardDocument } from '../../../core/documents/board'
import type { WorkspaceDocument } from '../../../core/documents/workspace'
import type { BoardId } from '../../../core/ids'
import type { Follower } from '../projection/follower'
import type { PageFollower } from '../projection/page-follower'
import type { WikiBook } from '../projection/wiki-book'
import type { Timers } from '../timers'

/** What of an open workspace *how to win this one* is worked out from. */
export interface WinSource {
  readonly document: WorkspaceDocument
  readonly follower: Follower
  readonly wiki: WikiBook
  readonly pageFollower: PageFollower
  readonly timers: Timers
  board(boardId: BoardId): BoardDocument
  loadedBoards(): BoardId[]
  onBoardLoaded(listener: (boardId: BoardId) => void): () => void
}
