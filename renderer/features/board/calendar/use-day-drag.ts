import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { calendarDateSchema, type CalendarDate } from '../../../../core/dates'
import { dealIdSchema } from '../../../../core/ids'
import { editDeal } from '../../../app/deal-actions'
import { useSession, type Session } from '../../../app/session'
import { drawDragPreview } from '../../../ui/drag-preview'
import type { DayItem } from './days'

const DAY_ITEM = 'winroom-day-item'

/** Another day for what is there: the deal's close date, or its next step's. */
export function moveItem(
  session: Session,
  { what, row }: Pick<DayItem, 'what' | 'row'>,
  to: CalendarDate,
): void {
  const field = what === 'closing' ? 'closeDate' : 'nextStepDue'
  if (row[field] !== to) void editDeal(session, row.id, { field, value: to })
}

/** Makes an item one that can be picked up. */
export function useDraggable({ what, row, on }: DayItem): RefObject<HTMLButtonElement | null> {
  const element = useRef<HTMLButtonElement>(null)
  const { id, title } = row
  useEffect(() => {
    const item = element.current
    if (item === null) return
    return draggable({
      element: item,
      getInitialData: () => ({ type: DAY_ITEM, id, what, on }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          render: ({ container }) => drawDragPreview(container, title, 1),
        }),
    })
  }, [id, title, what, on])
  return element
}

/** Makes a day one that items are dropped on; says whether one is held over it. */
export function useDropDay(day: CalendarDate): {
  readonly element: RefObject<HTMLDivElement | null>
  readonly isOver: boolean
} {
  const element = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const cell = element.current
    if (cell === null) return
    return dropTargetForElements({
      element: cell,
      canDrop: ({ source }) => source.data['type'] === DAY_ITEM,
      getData: () => ({ day }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [day])
  return { element, isOver }
}

/** Gives what is dropped on a day that day. */
export function useDrops(): void {
  const session = useSession()
  useEffect(
    () =>
      combine(
        monitorForElements({
          canMonitor: ({ source }) => source.data['type'] === DAY_ITEM,
          onDrop: ({ source, location }) => {
            const to = calendarDateSchema.safeParse(location.current.dropTargets[0]?.data['day'])
            const id = dealIdSchema.safeParse(source.data['id'])
            const row = id.success ? session.board.get()?.rows.row(id.data) : undefined
            const what = source.data['what'] === 'step' ? 'step' : 'closing'
            if (to.success && row !== undefined) moveItem(session, { what, row }, to.data)
          },
        }),
      ),
    [session],
  )
}
