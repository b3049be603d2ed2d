import { Tooltip } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DealId } from '../../../core/ids'
import { stillDeals } from '../../app/still-deals'
import { useSelected } from '../../replica/value-store'
import { useBoard } from './board-context'
import styles from './still-mark.module.css'

/** That one's own deal stands still, in words; nothing of others', and of one that moves. */
export function useStillText(id: DealId): string | null {
  const { t } = useBoard()
  const still = useSelected(stillDeals, deals => deals.get(id))
  if (still === undefined) return null
  return t('board.needs.still', { days: t('day.days', { count: still.days }), limit: t('day.days', { count: still.limit }) }) // prettier-ignore
}

/** The same as a quiet mark before a title in the table. */
export function StillMark({ id }: { readonly id: DealId }): ReactNode {
  const text = useStillText(id)
  if (text === null) return null
  return (
    <Tooltip label={text}>
      <IconHourglass size={14} stroke={1.75} className={styles['mark']} role="img" aria-label={text} />
    </Tooltip>
  )
}
