import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../core/exchange/mapping'
import { useFormats } from '../../app/use-formats'
import styles from './import.module.css'

/** Of a line whose reason fits beside the rest; longer ones wrap and are measured. */
const HEIGHT = 28

/** Which row, which column, what stands there and why it can't be, in full. Thousands of lines scroll as easily as ten. */
export function ProblemsTable({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { t } = useTranslation()
  const formats = useFormats()
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 8,
  })
  const heads = ['row', 'column', 'value', 'why'] as const
  return (
    <div
      role="table"
      aria-label={t('imports.problemsTable')}
      aria-rowcount={problems.length + 1}
      className={styles['problems']}
    >
      <div role="row" className={styles['problem']} data-head="">
        {heads.map(key => (
          <span key={key} role="columnheader">
            {t(`imports.${key}`)}
          </span>
        ))}
      </div>
      <div ref={scroller} role="rowgroup" className={styles['problemRows']} tabIndex={0}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(item => {
            const problem = problems[item.index]
            if (problem === undefined) return null
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className={styles['problem']}
                style={{ position: 'absolute', insetInline: 0, transform: `translateY(${item.start}px)` }}
              >
                <span role="cell" className="tabular">
                  {formats.number(problem.row)}
                </span>
                <span role="cell" title={problem.column ?? undefined}>
                  {problem.column ?? ''}
                </span>
                <span role="cell" title={problem.value}>
                  {problem.value}
                </span>
                <span role="cell" className={styles['reason']}>
                  {t(`imports.problem.${problem.code}`)}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
