import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardRow } from '../../../../electron/contract/rows'
import { useDirectory, useSession } from '../../../app/session'
import { useTotals } from '../../../replica/use-rows'
import { TABLE_LINE } from '../../../ui/tokens'
import { useBoard } from '../board-context'
import styles from './table.module.css'

/** The deals of the board as a list, in the order of its lanes. */
export default function Table(): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { t } = useTranslation()
  const { rows, lanes, board } = useBoard()
  useTotals(rows)
  useSyncExternalStore(rows.onState, rows.state)
  const deals = lanes.flatMap(lane => rows.lane(lane))
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TABLE_LINE,
    overscan: 8,
  })
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label={board.name}
      aria-rowcount={deals.length}
    >
      <div style={{ height: virtual.getTotalSize() }} className={styles['rows']} role="rowgroup">
        {virtual.getVirtualItems().map(item => {
          const row = deals[item.index]
          return row === undefined ? null : (
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 1}
              className={styles['row']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Cells row={row} unsorted={t('board.unsorted')} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cells({ row, unsorted }: { readonly row: CardRow; readonly unsorted: string }): ReactNode {
  const { ui } = useSession()
  const { accounts, people } = useDirectory()
  const { stages, formats } = useBoard()
  const cells = [
    row.title,
    stages.get(row.lane)?.name ?? unsorted,
    accounts.get(row.accountId ?? '')?.name,
    row.amount === null ? '' : formats.money(row.amount),
    row.closeDate === null ? '' : formats.date(row.closeDate),
    people.get(row.ownerId ?? '')?.name,
  ]
  return cells.map((text, at) => (
    <span key={at} role="gridcell" className={styles['cell']} onClick={() => ui.openDeal(row.id)}>
      {text}
    </span>
  ))
}
