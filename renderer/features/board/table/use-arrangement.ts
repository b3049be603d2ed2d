import { useCallback, useMemo } from 'react'
import type { ViewId } from '../../../../core/ids'
import { ALL_BOARDS } from '../../../../core/table/all-boards'
import { columnOf, firstColumns, type KnownColumn } from '../../../../core/table/columns'
import { widthWithin, type Arrangement, type SavedView } from '../../../../core/table/view'
import type { TableLeft } from '../../../app/preferences'
import { useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'
import { useBoard } from '../board-context'

export interface Arranged {
  readonly left: TableLeft
  readonly arrange: (change: Partial<Arrangement>) => void
  readonly fold: (group: string) => void
  readonly show: (view: SavedView | null) => void
  readonly keepAs: (viewId: ViewId | null) => void
}

const beginWith = (keys: readonly KnownColumn[]): TableLeft => ({
  columns: keys.map(key => ({ key, width: columnOf(key, [])?.width ?? 120 })),
  sort: [],
  group: null,
  viewId: null,
  folded: [],
})
const [title, ...others] = firstColumns
const ofOne = beginWith(firstColumns)
const ofAll = beginWith([title, 'board', ...others])

export function arrangementOf({ columns, sort, group }: SavedView): Arrangement {
  return { columns: columns.map(({ key, width }) => ({ key, width })), sort, group }
}

/** How the board's table is arranged in this window: as it was left, until somebody changes it or chooses a view. */
export function useArrangement(): Arranged {
  const { preferences } = useSession()
  const { board } = useBoard()
  const begin = board.id === ALL_BOARDS ? ofAll : ofOne
  const kept = useSelected(preferences, ({ tables }) => tables[board.id])
  const set = useCallback(
    (change: (left: TableLeft) => Partial<TableLeft>): void => {
      const all = preferences.get()
      const left = all.tables[board.id] ?? begin
      preferences.set({ ...all, tables: { ...all.tables, [board.id]: { ...left, ...change(left) } } })
    },
    [preferences, board.id, begin],
  )
  const ways = useMemo(
    () => ({
      arrange: (change: Partial<Arrangement>) =>
        set(() => ({
          ...(change.sort !== undefined && { sort: [...change.sort] }),
          ...(change.group !== undefined && { group: change.group, folded: [] }),
          ...(change.columns !== undefined && {
            columns: change.columns.map(({ key, width }) => ({ key, width: widthWithin(width) })),
          }),
        })),
      fold: (group: string) =>
        set(({ folded }) => ({
          folded: folded.includes(group) ? folded.filter(each => each !== group) : [...folded, group],
        })),
      show: (view: SavedView | null) => {
        if (view === null) return set(() => begin)
        const { columns, ...rest } = arrangementOf(view)
        set(() => ({ ...rest, sort: [...rest.sort], columns: [...columns], viewId: view.id, folded: [] }))
      },
      keepAs: (viewId: ViewId | null) => set(() => ({ viewId })),
    }),
    [set, begin],
  )
  return useMemo(() => ({ left: kept ?? begin, ...ways }), [kept, begin, ways])
}
