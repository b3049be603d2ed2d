import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import type { Board } from '../../../core/workspace/schema'
import { UNSORTED } from '../../../electron/contract/rows'
import { useDirectory, useSession, useUi } from '../../app/session'
import { isFiltered } from '../../app/ui-state'
import { useFormats } from '../../app/use-formats'
import { useLane, useRowsState } from '../../replica/use-rows'
import { useToday } from '../../ui/today'
import { BoardContext, type BoardScope } from './board-context'
import { BoardHeader } from './board-header'
import { BoardState } from './board-state'
import styles from './board.module.css'
import { CarryHint } from './carry-hint'
import { EmptyBoard } from './empty-board'
import { Lane } from './lane'
import { MoveDialog } from './move-dialog'
import { between, firstCard, inBoardOrder } from './neighbours'
import { SelectionBar } from './selection-bar'
import { useChosen } from './use-chosen'
import { useBoardKeys } from './use-board-keys'
import { useBoardRows } from './use-board-rows'
import { useDrop } from './use-drop'
import { viewParts } from './views'
import { Welcome } from './welcome'

/** One board: its header, and its deals as lanes or in the view that is chosen. */
export function BoardView({ board }: { readonly board: Board }): ReactNode {
  const { filter, view } = useUi()
  const View = viewParts[view]
  const rows = useBoardRows(board.id, filter)
  const state = useMemo(() => {
    void board.id
    return new BoardState()
  }, [board.id])
  const { stagesOf } = useDirectory()
  const unsorted = useLane(rows, UNSORTED).length > 0
  const today = useToday()
  const { t } = useTranslation()
  const formats = useFormats()
  const boards = useMemo(() => [board], [board])
  const boardOf = useCallback(() => board.id, [board.id])
  const scope = useMemo((): BoardScope => {
    const stages = stagesOf.get(board.id) ?? []
    const lanes = [...(unsorted ? [UNSORTED] : []), ...stages.map(stage => stage.id)]
    const byId = new Map(stages.map(stage => [stage.id, stage]))
    return { board, boards, boardOf, rows, state, lanes, stages: byId, today, t, formats }
  }, [board, boards, boardOf, rows, state, stagesOf, unsorted, today, t, formats])
  useEffect(() => {
    document.title = `${board.name} – Winroom`
  }, [board.name])
  return (
    <BoardContext value={scope}>
      <div className={styles['page']}>
        <BoardHeader />
        <Welcome />
        {View === null ? (
          <>
            <Lanes scope={scope} />
            <SelectionBar />
            <CarryHint />
          </>
        ) : (
          <View />
        )}
        <MoveDialog />
      </div>
    </BoardContext>
  )
}

function Lanes({ scope }: { readonly scope: BoardScope }): ReactNode {
  const { t } = useTranslation()
  const { filter } = useUi()
  const { rows, lanes, stages } = scope
  const scroller = useRef<HTMLDivElement>(null)
  const onKeyDown = useBoardKeys(scope)
  const onPress = usePress(scope)
  const loaded = useRowsState(rows)
  useDrop(scroller, scope)
  useFirstCursor(scope)
  useChosen(useCallback(() => chosenCards(scope), [scope]))
  const empty = useIsEmpty(scope) && loaded === 'complete' && !isFiltered(filter)
  return (
    <div
      ref={scroller}
      className={styles['lanes']}
      role="region"
      aria-label={t('board.lanes')}
      onKeyDown={onKeyDown}
      data-loaded={loaded}
    >
      <p className="visually-hidden">{t('board.help')}</p>
      {lanes.map(lane => (
        <Lane key={lane} lane={lane} stage={stages.get(lane)} onPress={onPress} />
      ))}
      {empty && <EmptyBoard />}
    </div>
  )
}

/** Click opens; Ctrl or Cmd adds to the selection; Shift selects from the last one to here. */
function usePress({ rows, state, lanes }: BoardScope): (id: DealId, event: React.MouseEvent) => void {
  const { ui } = useSession()
  return useCallback(
    (id, event) => {
      const { anchor } = state.selection.get()
      if (event.ctrlKey || event.metaKey) state.toggle(id)
      else if (event.shiftKey) {
        const from = anchor ?? state.cursor.get().id ?? id
        state.select(between(rows, lanes, from, id), from)
      } else {
        state.deselect()
        ui.openDeal(id)
      }
      state.point(id)
    },
    [rows, state, lanes, ui],
  )
}

/** The Tab key finds a card from the start, and again when the one it was on has gone. */
function useFirstCursor({ rows, state, lanes }: BoardScope): void {
  useEffect(() => {
    const check = () => {
      const { id } = state.cursor.get()
      if (id !== null && rows.row(id) !== undefined) return
      const first = firstCard(rows, lanes)
      if (first !== null) state.point(first.id)
    }
    check()
    const stops = [rows.onState(check), rows.onTotals(check)]
    return () => stops.forEach(stop => stop())
  }, [rows, state, lanes])
}

/** The selected cards, else the one that the keyboard is on. */
function chosenCards({ rows, lanes, state }: BoardScope): readonly DealId[] {
  const { ids } = state.selection.get()
  if (ids.size > 0) return inBoardOrder(rows, lanes, ids)
  const { id } = state.cursor.get()
  return id !== null && rows.row(id) !== undefined ? [id] : []
}

function useIsEmpty({ rows, lanes }: BoardScope): boolean {
  const first = useLane(rows, lanes[0] ?? '')
  return first.length === 0 && rows.size() === 0
}
