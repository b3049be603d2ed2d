import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Money } from '../../../../core/money'
import { deleteDeals } from '../../../app/deal-actions'
import { askMoveDeals } from '../../../app/move-board'
import { useSession } from '../../../app/session'
import { useValue } from '../../../replica/value-store'
import { useBoard } from '../board-context'
import { useTable } from './table-context'
import { areaOf } from './table-state'
import styles from './table.module.css'
import { fillDown } from './use-table-keys'
import { columnsIn, rowsIn } from './write'

/** How many deals there are and what they come to, as filtered; of the selection too, with what can be done to it. */
export function Footer(): ReactNode {
  const { t, formats } = useBoard()
  const { layout } = useTable()
  return (
    <div className={styles['footer']}>
      <span className="tabular" role="status" aria-label={t('table.all')}>
        {[t('board.count', { count: layout.count }), ...layout.sums.map(sum => formats.money(sum))].join(
          ' · ',
        )}
      </span>
      <span className={styles['space']} />
      <Selected />
    </div>
  )
}

function Selected(): ReactNode {
  const { t, formats } = useBoard()
  const session = useSession()
  const scope = useTable()
  const { state, places, book } = scope
  const area = areaOf(places, useValue(state.cursor), useValue(state.anchor))
  if (area === null || (area.top === area.bottom && area.left === area.right)) return null
  const rows = rowsIn(scope, area)
  const columns = columnsIn(scope, area)
  const sums = new Map<string, number>()
  for (const { key, kind } of columns)
    if (kind === 'money')
      for (const row of rows) {
        const value = book.value(row, key)
        if (value !== null && typeof value === 'object' && 'currency' in value)
          sums.set(value.currency, (sums.get(value.currency) ?? 0) + value.minor)
      }
  const money = [...sums]
    .map(([currency, minor]): Money => ({ currency, minor }))
    .map(sum => formats.money(sum))
  return (
    <>
      <span className="tabular" role="status" aria-label={t('table.selection')}>
        {[t('table.cells', { count: rows.length * columns.length }), ...money].join(' · ')}
      </span>
      <span className={styles['keys']}>{t('table.fillHint')}</span>
      <Button variant="subtle" onClick={() => fillDown(session, scope)} disabled={rows.length < 2}>
        {t('table.fillDown')}
      </Button>
      <Button variant="subtle" onClick={() => askMoveDeals(session)}>
        {t('board.moving.short')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        onClick={() => void deleteDeals(session, rows.map(({ card }) => card.id))} // prettier-ignore
      >
        {t('table.removeDeals', { count: rows.length })}
      </Button>
    </>
  )
}
