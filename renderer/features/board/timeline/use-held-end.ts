import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useMemo } from 'react'
import type { CalendarDate } from '../../../../core/dates'
import { editDeal } from '../../../app/deal-actions'
import { useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import type { Held, TimelineState } from './timeline-state'

export interface HeldEnd {
  readonly take: (held: Held) => void
  readonly moveTo: (to: CalendarDate) => void
  /** The close date is where the end was put down: one edit, undone as one. */
  readonly putDown: () => void
  readonly letGo: () => void
}

/** Picking up the end of a bar, by hand or by key, and putting it down elsewhere. */
export function useHeldEnd(state: TimelineState): HeldEnd {
  const session = useSession()
  const { rows, formats, t } = useBoard()
  return useMemo(
    () => ({
      take: held => {
        state.held.set(held)
        if (held.by === 'key') announce(t('timeline.held', { title: rows.row(held.dealId)?.title ?? '' }))
      },
      moveTo: to => {
        const held = state.held.get()
        if (held === null || held.to === to) return
        state.held.set({ ...held, to })
        if (held.by === 'key') announce(formats.date(to))
      },
      putDown: () => {
        const held = state.held.get()
        state.held.set(null)
        if (held === null || rows.row(held.dealId)?.closeDate === held.to) return
        void editDeal(session, held.dealId, { field: 'closeDate', value: held.to })
        announce(t('timeline.put', { date: formats.date(held.to) }))
      },
      letGo: () => state.held.set(null),
    }),
    [session, state, rows, formats, t],
  )
}
