import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import type { Stage } from '../../../core/workspace/schema'
import { UNSORTED, type CardRow } from '../../../electron/contract/rows'
import { useUi } from '../../app/session'
import { useLane, useLaneTotal } from '../../replica/use-rows'
import { useSelected } from '../../replica/value-store'
import { CARD_GAP, CARD_HEIGHT } from '../../ui/tokens'
import { useBoard } from './board-context'
import { Card } from './card'
import { Composer } from './composer'
import { LaneHeader } from './lane-header'
import styles from './lane.module.css'
import { CARD } from './use-card-drag'

interface LaneProps {
  readonly lane: string
  readonly stage: Stage | undefined
  readonly onPress: (id: DealId, event: React.MouseEvent) => void
}

/** A stage with its cards. Only those in sight are in the page, and the one that has the focus. */
export const Lane = memo(function Lane({ lane, stage, onPress }: LaneProps) {
  const { t } = useTranslation()
  const { rows, state } = useBoard()
  const cards = useLane(rows, lane)
  const count = useLaneTotal(rows, lane)?.count ?? cards.length
  const composing = useUi().composing === lane
  const over = useSelected(state.landing, landing => landing?.kind === 'lane' && landing.lane === lane)
  // State and no mere ref: a lane that comes with its cards (*unsorted*, when a stage goes) lays them out once its element is there, and
  // their effects run before that. With a ref it showed none of them until something else changed.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const name = stage?.name ?? t('board.unsorted')
  useLaneDrop(scroller, lane)
  return (
    <section
      className={styles['lane']}
      data-over={over || undefined}
      aria-label={t('board.lane', { name, count })}
    >
      <LaneHeader lane={lane} stage={stage} name={name} count={count} />
      {composing && stage !== undefined && <Composer stage={stage} />}
      <div ref={setScroller} className={styles['scroller']} data-lane={lane} tabIndex={-1}>
        {cards.length === 0 ? (
          <div className={styles['empty']}>{t('board.emptyLane')}</div>
        ) : (
          <VirtualCards
            cards={cards}
            count={count}
            name={name}
            kind={stage?.kind ?? 'open'}
            scroller={scroller}
            onPress={onPress}
          />
        )}
      </div>
    </section>
  )
})

interface VirtualCardsProps {
  readonly cards: readonly CardRow[]
  readonly count: number
  readonly name: string
  readonly kind: Stage['kind']
  readonly scroller: HTMLDivElement | null
  readonly onPress: LaneProps['onPress']
}

function VirtualCards({ cards, count, name, kind, scroller, onPress }: VirtualCardsProps): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { rows, state } = useBoard()
  const cursorId = useSelected(state.cursor, ({ id }) => (id !== null && cards.length > 0 ? id : null))
  const token = useSelected(state.cursor, cursor => cursor.token)
  const cursorRow = cursorId === null ? undefined : rows.row(cursorId)
  const cursorIndex =
    cursorRow !== undefined && cursorRow.lane === cards[0]?.lane ? rows.indexOf(cursorRow.id) : -1
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range)
      return cursorIndex < 0 || cursorIndex >= range.count || seen.includes(cursorIndex)
        ? seen
        : [...seen, cursorIndex].sort((a, b) => a - b)
    },
    [cursorIndex],
  )
  // A new function each time would make the virtualizer lay the whole lane out anew each time.
  const keyOf = useCallback((index: number) => cards[index]?.id ?? index, [cards])
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller,
    estimateSize: () => CARD_HEIGHT + CARD_GAP,
    getItemKey: keyOf,
    overscan: 5,
    paddingStart: 2,
    paddingEnd: CARD_GAP,
    rangeExtractor,
  })
  useEffect(() => {
    if (token > 0 && cursorIndex >= 0) virtual.scrollToIndex(cursorIndex, { align: 'auto' })
    // Only a wish for the focus scrolls; that a card moved under the cursor does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [token])
  return (
    <div
      role="listbox"
      aria-label={name}
      aria-multiselectable="true"
      className={styles['cards']}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(item => {
        const row = cards[item.index]
        return row === undefined ? null : (
          <div
            key={item.key}
            role="presentation"
            className={styles['place']}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <Card row={row} kind={kind} position={item.index + 1} of={count} onPress={onPress} />
          </div>
        )
      })}
    </div>
  )
}

/** The lane takes what is dropped on no card: below the last one. It scrolls by itself while a card is held near its ends. */
function useLaneDrop(element: HTMLDivElement | null, lane: string): void {
  const { state } = useBoard()
  useEffect(() => {
    if (element === null) return
    return combine(
      autoScrollForElements({ element, canScroll: ({ source }) => source.data['type'] === CARD }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['type'] === CARD && lane !== UNSORTED,
        getData: () => ({ lane }),
        onDrag: ({ location }) => {
          if (location.current.dropTargets[0]?.element === element) state.land({ kind: 'lane', lane })
        },
        onDragLeave: () => state.land(null),
      }),
    )
  }, [element, lane, state])
}
