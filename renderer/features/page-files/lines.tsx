import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type ReactNode } from 'react'
import styles from './page-files.module.css'

/** Of a line that does not wrap; longer ones are measured. */
const HEIGHT = 28

interface LinesProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly render: (item: T) => ReactNode
}

/** A list in a frame of its own: thousands of lines scroll as easily as ten. */
export function Lines<T>({ label, items, render }: LinesProps<T>): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 8,
  })
  return (
    <div ref={scroller} className={styles['lines']} tabIndex={0} role="region" aria-label={label}>
      <ul aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {render(item)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
