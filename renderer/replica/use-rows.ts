import { useCallback, useSyncExternalStore } from 'react'
import type { DealId } from '../../core/ids'
import type { CardRow, LaneTotal } from '../../electron/contract/rows'
import type { BoardRows } from './board-rows'

export function useLane(rows: BoardRows, lane: string): readonly CardRow[] {
  const subscribe = useCallback((changed: () => void) => rows.onLane(lane, changed), [rows, lane])
  return useSyncExternalStore(subscribe, () => rows.lane(lane))
}

export function useLaneTotal(rows: BoardRows, lane: string): LaneTotal | undefined {
  return useSyncExternalStore(rows.onTotals, () => rows.total(lane))
}

export function useTotals(rows: BoardRows): ReadonlyMap<string, LaneTotal> {
  return useSyncExternalStore(rows.onTotals, rows.totals)
}

export function useRow(rows: BoardRows, id: DealId | null): CardRow | undefined {
  const subscribe = useCallback(
    (changed: () => void) => (id === null ? () => undefined : rows.onRow(id, changed)),
    [rows, id],
  )
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : rows.row(id)))
}

export function useRowsState(rows: BoardRows): 'empty' | 'partial' | 'complete' {
  return useSyncExternalStore(rows.onState, rows.state)
}
