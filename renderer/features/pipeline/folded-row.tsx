import { ActionIcon } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import styles from './pipeline.module.css'

interface FoldedRowProps {
  /** What the button that unfolds it is called. */
  readonly label: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** What is at hand. */
  readonly children: ReactNode
  /** What stands below once it is unfolded. */
  readonly details: () => ReactNode
}

/** A record of a list of settings: what changes often in one line, the rest beneath it. */
export function FoldedRow({ label, isOpen, onToggle, children, details }: FoldedRowProps): ReactNode {
  const id = useId()
  return (
    <div className={styles['grow']}>
      <div className={styles['cells']}>
        {children}
        <ActionIcon aria-label={label} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <IconChevronDown size={16} stroke={1.75} className={styles['fold'] ?? ''} />
        </ActionIcon>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && details()}
      </div>
    </div>
  )
}
