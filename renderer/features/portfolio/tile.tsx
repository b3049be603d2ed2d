import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './portfolio.module.css'

interface TileProps {
  readonly label: string
  /** How it is computed. */
  readonly how: string
  readonly value: string
  /** What it was made of, or why it is not said. */
  readonly sample: string
  readonly isUnknown?: boolean
  /** Shows the deals behind it; none where there are none. */
  readonly onOpen: (() => void) | null
}

/** One figure: its name, what it is worth, of how many; how it is computed on hover and to who listens; opened, its deals. */
export function Tile({ label, how, value, sample, isUnknown = false, onOpen }: TileProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Tooltip label={how} multiline w={300} openDelay={400}>
      <button
        type="button"
        className={styles['tile']}
        data-unknown={isUnknown || undefined}
        aria-label={t('portfolio.openFigure', { label, value, why: sample })}
        aria-description={how}
        disabled={onOpen === null}
        onClick={() => onOpen?.()}
      >
        <span className={styles['label']}>{label}</span>
        <span className={styles['value']}>{value}</span>
        <span className={styles['sample']}>{sample}</span>
      </button>
    </Tooltip>
  )
}
