import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../../core/ids'
import { addDays } from '../../../../core/insights/period'
import { ticksOf, xOf, type Zoom } from '../../../../core/timeline/timeline'
import { useSession } from '../../../app/session'
import { useValue } from '../../../replica/value-store'
import { TABLE_LINE, TIMELINE_NAMES } from '../../../ui/tokens'
import { useBoard } from '../board-context'
import { BarLine } from './bar-line'
import { Names, type ShownLine } from './names'
import type { TimelineState } from './timeline-state'
import styles from './timeline.module.css'
import { useHeldEnd, type HeldEnd } from './use-held-end'
import { sideOf, useSeen } from './use-seen'
import type { LaneColumn, TimelineLines as Lines } from './use-timeline'

interface TimelineLinesProps {
  readonly scroller: React.RefObject<HTMLDivElement | null>
  readonly lines: Lines
  readonly lanes: LaneColumn
  readonly zoom: Zoom
  readonly state: TimelineState
}

/** The ruler, today, and the bars in their lanes. Only those in sight are in the page. */
export function TimelineLines({ scroller, lines, lanes, zoom, state }: TimelineLinesProps): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { t } = useTranslation()
  const id = useId()
  const { board, today, formats } = useBoard()
  const { layout, book, span } = lines
  const cursor = useValue(state.cursor)
  const held = useValue(state.held)
  const end = useHeldEnd(state)
  const seen = useSeen(scroller)
  const deals = useMemo(() => layout.lines.flatMap(line => (line.kind === 'row' ? [line.row.card.id] : [])), [layout]) // prettier-ignore
  const keyOf = useCallback(
    (index: number) => {
      const line = layout.lines[index]
      return line === undefined ? index : line.kind === 'row' ? line.row.card.id : `group:${line.key}`
    },
    [layout],
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: layout.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TABLE_LINE,
    getItemKey: keyOf,
    overscan: 8,
    scrollMargin: TABLE_LINE,
    scrollPaddingStart: TABLE_LINE,
  })
  const onKeyDown = useTimelineKeys(state, lines, deals, end)
  useEffect(() => {
    const at = layout.lines.findIndex(line => line.kind === 'row' && line.row.card.id === cursor)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
    const bar = cursor === null ? null : lines.bars.get(cursor)
    if (bar !== null && bar !== undefined) bringIntoSight(scroller.current, xOf(bar.to, span, zoom))
    // Only going somewhere scrolls; that lines move beneath does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor])
  const width = xOf(span.to, span, zoom)
  const shown = virtual.getVirtualItems().flatMap((item): ShownLine[] => {
    const line = layout.lines[item.index]
    if (line === undefined) return []
    const bar = line.kind === 'row' ? (lines.bars.get(line.row.card.id) ?? null) : null
    return [{ key: item.key, top: item.start - TABLE_LINE, line, bar, side: sideOf(bar, span, zoom, seen) }]
  })
  const ticks = useMemo(() => ticksOf(span, zoom), [span, zoom])
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="listbox"
      tabIndex={0}
      aria-label={t('timeline.label', { name: board.name })}
      aria-activedescendant={cursor === null ? undefined : `${id}-${cursor}`}
      onKeyDown={onKeyDown}
    >
      <div className={styles['inner']} style={{ '--wr-span': `${width}px` } as React.CSSProperties}>
        <div className={styles['ruler']} aria-hidden>
          <span className={styles['corner']} />
          {ticks.map(({ date, isYear }) => (
            <span
              key={date}
              className={styles['tick']}
              data-year={isYear || undefined}
              style={{ left: xOf(date, span, zoom) }}
            >
              {isYear ? date.slice(0, 4) : formats.shortMonth(date)}
            </span>
          ))}
        </div>
        <div className={styles['lines']} role="presentation" style={{ height: virtual.getTotalSize() }}>
          <span className={styles['now']} aria-hidden style={{ left: xOf(today, span, zoom) }} />
          {shown.map(({ key, top, line, bar }) =>
            line.kind === 'group' ? (
              <div
                key={key}
                role="presentation"
                className={`${styles['line']} ${styles['group']}`}
                style={{ transform: `translateY(${top}px)` }}
              />
            ) : (
              <BarLine
                key={key}
                id={`${id}-${line.row.card.id}`}
                top={top}
                row={line.row}
                bar={bar}
                span={span}
                zoom={zoom}
                isCursor={line.row.card.id === cursor}
                held={held?.dealId === line.row.card.id ? held : null}
                end={end}
                state={state}
              />
            ),
          )}
          <Names lines={shown} lanes={lanes} book={book} cursor={cursor} state={state} />
        </div>
      </div>
    </div>
  )
}

/** Room beside a bar's end that is brought into sight. */
const ROOM = 48

/** Scrolls sideways, only where that part of time is not in sight. */
function bringIntoSight(scroller: HTMLElement | null, x: number): void {
  if (scroller === null) return
  const seen = scroller.clientWidth - TIMELINE_NAMES
  const isSeen = x > scroller.scrollLeft + ROOM && x < scroller.scrollLeft + seen - ROOM
  if (!isSeen) scroller.scrollTo({ left: x - seen / 2 })
}

/** Days that an arrow moves a held end by, without Shift and with it. */
const STEP = 1
const FAR = 7

function useTimelineKeys(
  state: TimelineState,
  { bars }: Lines,
  deals: readonly DealId[],
  end: HeldEnd,
): (event: KeyboardEvent) => void {
  const { ui } = useSession()
  const { today } = useBoard()
  return event => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const held = state.held.get()
    const cursor = state.cursor.get()
    if (held !== null ? onHeld(end, held.to, event) : onDeal()) {
      event.preventDefault()
      event.stopPropagation()
    }

    function onDeal(): boolean {
      const at = cursor === null ? -1 : deals.indexOf(cursor)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, j: at + 1, k: at - 1, Home: 0, End: deals.length - 1, PageDown: at + 15, PageUp: at - 15 }[event.key] // prettier-ignore
      if (to !== undefined) {
        state.cursor.set(deals[Math.min(Math.max(to, 0), deals.length - 1)] ?? null)
        return true
      }
      if (cursor === null) return false
      if (event.key === 'Enter') ui.openDeal(cursor)
      else if (event.key === ' ') end.take({ dealId: cursor, to: bars.get(cursor)?.to ?? today, by: 'key' })
      else return false
      return true
    }
  }
}

function onHeld(
  end: HeldEnd,
  to: NonNullable<ReturnType<TimelineState['held']['get']>>['to'],
  event: KeyboardEvent,
): boolean {
  const days = event.shiftKey ? FAR : STEP
  if (event.key === 'ArrowLeft') end.moveTo(addDays(to, -days))
  else if (event.key === 'ArrowRight') end.moveTo(addDays(to, days))
  else if (event.key === ' ' || event.key === 'Enter') end.putDown()
  else if (event.key === 'Escape') end.letGo()
  // While an end is held, no other key means anything here.
  return event.key !== 'Tab'
}
