import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { Editors } from './editors'
import styles from './page.module.css'

interface SectionProps {
  readonly title: string
  /** What of the deal it holds, for others to see who is at it while it is folded. */
  readonly part?: string
  /** Said beside the title: how much there is, or the one thing to look at. */
  readonly aside?: ReactNode
  /** Without content it begins folded: calm until it is wanted. */
  readonly isEmpty: boolean
  readonly children: ReactNode
}

/** A part of the deal page that folds. */
export function Section({ title, part, aside, isEmpty, children }: SectionProps): ReactNode {
  const id = useId()
  const [chosen, choose] = useState<boolean | null>(null)
  // Until somebody folds it by hand: what begins folded opens where something arrives in it, and then stays.
  const [hadContent, note] = useState(!isEmpty)
  if (!isEmpty && !hadContent) note(true)
  const isOpen = chosen ?? hadContent
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>
        <button
          type="button"
          className={styles['fold']}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => choose(!isOpen)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" data-open={isOpen || undefined} />
          {title}
        </button>
        {part !== undefined && !isOpen && <Editors part={part} />}
        {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
      </h3>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  )
}
