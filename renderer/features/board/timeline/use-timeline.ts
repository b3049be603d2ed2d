import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../core/dates'
import { layOut, type Layout } from '../../../../core/table/lay-out'
import { barsOf, firstLook, spanOf, type Bar, type Span } from '../../../../core/timeline/timeline'
import { useDirectory } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useBoard } from '../board-context'
import { CellBook } from '../table/cell-book'
import { useDealRows, useMoreRows, type DealRow } from '../table/rows'

export const laneColumns = ['ownerId', 'place', 'accountId'] as const
export type LaneColumn = (typeof laneColumns)[number]

export interface TimelineLines {
  readonly book: CellBook
  readonly layout: Layout<DealRow>
  readonly bars: ReadonlyMap<string, Bar | null>
  readonly span: Span
  /** The day that is looked at first. */
  readonly look: CalendarDate
}

const SORT = [{ column: 'closeDate', descending: false }] as const
const NOTHING: ReadonlySet<string> = new Set()

/** The deals of the board as bars, in lanes by owner, stage or account, the one that closes first at the top of each. */
export function useTimeline(lanes: LaneColumn): TimelineLines {
  const { boards, boardOf, today } = useBoard()
  const { t } = useTranslation()
  const directory = useDirectory()
  const formats = useFormats()
  const book = useMemo(
    () => new CellBook({ directory, boards, boardOf, formats, t }),
    [directory, boards, boardOf, formats, t],
  )
  const deals = useDealRows(useMoreRows())
  const layout = useMemo(() => layOut(deals, { sort: SORT, group: lanes, folded: NOTHING }, book), [deals, lanes, book]) // prettier-ignore
  const bars = useMemo(
    () =>
      barsOf<string>(
        deals.map(({ card, more }) => [card.id, more?.startedOn ?? null, card.closeDate]),
        today,
      ),
    [deals, today],
  )
  const span = useMemo(() => spanOf(bars.values(), today), [bars, today])
  const look = useMemo(() => firstLook(bars.values(), today), [bars, today])
  return useMemo(() => ({ book, layout, bars, span, look }), [book, layout, bars, span, look])
}
