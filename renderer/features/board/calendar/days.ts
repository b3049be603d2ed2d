import { useMemo, useSyncExternalStore } from 'react'
import type { CalendarDate } from '../../../../core/dates'
import { byDay } from '../../../../core/insights/month-grid'
import { sumsOf } from '../../../../core/money-sums'
import type { Money } from '../../../../core/money'
import type { Stage } from '../../../../core/workspace/schema'
import type { CardRow } from '../../../../electron/contract/rows'
import type { BoardRows } from '../../../replica/board-rows'
import { followed } from '../../../replica/followed'
import { useBoard } from '../board-context'

/** Something on a day: a deal that closes, or its next step. */
export interface DayItem {
  readonly what: 'closing' | 'step'
  readonly row: CardRow
  readonly on: CalendarDate
  readonly won: boolean
}

/** What falls on each day of a board, deals before steps, the dearest first. */
export function useDays(): ReadonlyMap<CalendarDate, readonly DayItem[]> {
  const { rows, lanes, stages } = useBoard()
  const store = useMemo(
    () => followed(() => lanes.map(lane => rows.lane(lane)), listen(rows, lanes), isSame),
    [rows, lanes],
  )
  const shown = useSyncExternalStore(store.subscribe, store.get)
  return useMemo(() => daysOf(shown.flat(), stages), [shown, stages])
}

function listen(rows: BoardRows, lanes: readonly string[]): (changed: () => void) => () => void {
  return changed => {
    const stops = lanes.map(lane => rows.onLane(lane, changed))
    return () => stops.forEach(stop => stop())
  }
}

/** Lanes are replaced when they change, and only then. */
function isSame(a: readonly (readonly CardRow[])[], b: readonly (readonly CardRow[])[]): boolean {
  return a.length === b.length && a.every((lane, at) => lane === b[at])
}

/** Lost deals close no more; those in no stage may be anything, and are shown. */
export function daysOf(
  rows: readonly CardRow[],
  stages: ReadonlyMap<string, Pick<Stage, 'kind'>>,
): Map<CalendarDate, DayItem[]> {
  const items = rows.flatMap((row): DayItem[] => {
    const kind = stages.get(row.lane)?.kind ?? 'open'
    if (kind === 'lost') return []
    const { closeDate, nextStepDue } = row
    const closing =
      closeDate === null ? [] : [{ what: 'closing' as const, row, on: closeDate, won: kind === 'won' }]
    const isDue = kind === 'open' && nextStepDue !== null
    return isDue ? [...closing, { what: 'step', row, on: nextStepDue, won: false }] : closing
  })
  const days = byDay(items, ({ on }) => on)
  for (const here of days.values()) here.sort(byWorth)
  return days
}

function byWorth(a: DayItem, b: DayItem): number {
  return (
    Number(a.what === 'step') - Number(b.what === 'step') ||
    Number(a.won) - Number(b.won) ||
    (b.row.amount?.minor ?? -1) - (a.row.amount?.minor ?? -1) ||
    (a.row.id < b.row.id ? -1 : 1)
  )
}

export function sumOf(items: readonly DayItem[]): Money[] {
  return sumsOf(items.flatMap(({ what, row }) => (what === 'closing' ? [row.amount] : [])))
}
