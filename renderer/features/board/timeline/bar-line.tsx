import { memo, type PointerEvent, type ReactNode } from 'react'
import { daysBetween, type CalendarDate } from '../../../../core/dates'
import { addDays } from '../../../../core/insights/period'
import { PER_DAY, xOf, type Bar, type Span, type Zoom } from '../../../../core/timeline/timeline'
import { useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import type { DealRow } from '../table/rows'
import type { Held, TimelineState } from './timeline-state'
import styles from './timeline.module.css'
import type { HeldEnd } from './use-held-end'

interface BarLineProps {
  readonly id: string
  readonly top: number
  readonly row: DealRow
  readonly bar: Bar | null
  readonly span: Span
  readonly zoom: Zoom
  readonly isCursor: boolean
  readonly held: Held | null
  readonly end: HeldEnd
  readonly state: TimelineState
}

/** One deal's bar. Its name stands beside it (`Names`), and is in its label. */
export const BarLine = memo(function BarLine(props: BarLineProps): ReactNode {
  const { id, top, row, bar, isCursor, state } = props
  const { ui } = useSession()
  const { card } = row
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCursor}
      aria-label={useLabel(row, bar)}
      className={styles['line']}
      data-cursor={isCursor || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => state.cursor.set(card.id)}
      onDoubleClick={() => ui.openDeal(card.id)}
    >
      {bar === null ? <NoDates {...props} /> : <DrawnBar {...props} bar={bar} />}
    </div>
  )
})

function useLabel({ card }: DealRow, bar: Bar | null): string {
  const { stages, formats, t } = useBoard()
  const stage = stages.get(card.lane)?.name ?? t('board.unsorted')
  const start =
    bar?.start === true ? t('timeline.from', { date: formats.date(bar.from) }) : t('timeline.noStart')
  const close = bar?.close === true ? t('timeline.to', { date: formats.date(bar.to) }) : t('timeline.noClose')
  const amount = card.amount === null ? [] : [formats.money(card.amount)]
  return [card.title, stage, ...amount, start, close].join(', ')
}

function NoDates({ span, zoom }: BarLineProps): ReactNode {
  const { today, t } = useBoard()
  return (
    <span className={styles['none']} aria-hidden style={{ left: xOf(today, span, zoom) }}>
      {t('timeline.noDates')}
    </span>
  )
}

function DrawnBar({
  row,
  bar,
  span,
  zoom,
  held,
  end,
  state,
}: BarLineProps & { readonly bar: Bar }): ReactNode {
  const { stages, today, formats, t } = useBoard()
  const { card } = row
  const stage = stages.get(card.lane)
  const to = held?.to ?? bar.to
  const from = to < bar.from ? to : bar.from
  const left = xOf(from, span, zoom)
  const width = Math.max(6, (daysBetween(from, to) + 1) * PER_DAY[zoom])
  const late = stage?.kind === 'open' && bar.close && to < today
  return (
    <span
      className={styles['bar']}
      aria-hidden
      data-kind={stage?.kind ?? 'open'}
      data-late={late || undefined}
      data-held={held !== null || undefined}
      data-nostart={!bar.start || undefined}
      data-noclose={(!bar.close && held === null) || undefined}
      style={{ left, width }}
    >
      <span className={styles['stage']}>{stage?.name ?? t('board.unsorted')}</span>
      <Handle dealId={card.id} to={bar.to} zoom={zoom} end={end} state={state} />
      {held !== null && <span className={styles['date']}>{formats.date(held.to)}</span>}
    </span>
  )
}

interface HandleProps {
  readonly dealId: DealRow['card']['id']
  readonly to: CalendarDate
  readonly zoom: Zoom
  readonly end: HeldEnd
  readonly state: TimelineState
}

/** The end of a bar, to be dragged. Where it is let go is the close date. */
function Handle({ dealId, to, zoom, end, state }: HandleProps): ReactNode {
  return (
    <span
      className={styles['handle']}
      data-handle
      onPointerDown={event => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.dataset['x'] = String(event.clientX)
        event.currentTarget.closest<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true })
        state.cursor.set(dealId)
        end.take({ dealId, to, by: 'hand' })
      }}
      onPointerMove={event => {
        if (state.held.get()?.by === 'hand') end.moveTo(addDays(to, daysMoved(event, zoom)))
      }}
      onPointerUp={() => state.held.get()?.by === 'hand' && end.putDown()}
      onPointerCancel={end.letGo}
    />
  )
}

function daysMoved(event: PointerEvent<HTMLElement>, zoom: Zoom): number {
  return Math.round((event.clientX - Number(event.currentTarget.dataset['x'])) / PER_DAY[zoom])
}
