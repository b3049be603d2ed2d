import type { TFunction } from 'i18next'
import type { CalendarDate } from '../../../core/dates'
import { createContext, useContext } from 'react'
import type { BoardId, DealId } from '../../../core/ids'
import type { Board, Stage } from '../../../core/workspace/schema'
import type { BoardRows } from '../../replica/board-rows'
import type { Formats } from '../../ui/formats'
import type { BoardState } from './board-state'

export interface BoardScope {
  /** The board that is shown; where all are, one that stands for them (`ALL_BOARDS`). */
  readonly board: Board
  /** The boards whose deals these are. */
  readonly boards: readonly Board[]
  readonly boardOf: (dealId: DealId) => BoardId
  readonly rows: BoardRows
  readonly state: BoardState
  /** The lanes shown, left to right: stages, after `unsorted` where it has cards. */
  readonly lanes: readonly string[]
  readonly stages: ReadonlyMap<string, Stage>
  readonly today: CalendarDate
  /** Words and formats, made once for all cards: `useTranslation` in each took a fifth of the script of scrolling. */
  readonly t: TFunction
  readonly formats: Formats
}

export const BoardContext = createContext<BoardScope | null>(null)

export function useBoard(): BoardScope {
  const scope = useContext(BoardContext)
  if (scope === null) throw new Error('outside of a board')
  return scope
}
