import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { columnTargets, columnTargetSchema, type ImportMapping } from '../../../core/exchange/mapping'
import styles from './import.module.css'
import { hasColumn, retarget, titleColumns } from './import-state'
import type { StepProps } from './flow'
import { MappedColumns } from './mapped-columns'

/** Each column of the file, what stands in it, and what it stands for. */
export function ColumnsTable({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const { look, mapping, file } = state
  const options = columnTargets.map(value => ({ value, label: t(`imports.target.${value}`) }))

  function choose(index: number, value: string | null): void {
    const target = columnTargetSchema.parse(value)
    const before = mapping.columns[index]?.target
    const next = retarget(mapping, index, target)
    flow.change(next)
    // Another column of stages has other stages: the file is asked for them.
    if (target === 'stage' || before === 'stage')
      flow.look(file, { encoding: mapping.encoding, delimiter: mapping.delimiter, mapping: next })
  }

  return (
    <section>
      <h2>{t('imports.columns')}</h2>
      <MappedColumns columns={mapping.columns} samples={look.samples} options={options} onChoose={choose} />
      <Missing mapping={mapping} />
    </section>
  )
}

/** What follows from there being no id and no title among the columns. */
function Missing({ mapping }: { readonly mapping: ImportMapping }): ReactNode {
  const { t } = useTranslation()
  const parts = titleColumns(mapping)
  return (
    <>
      {!hasColumn(mapping, 'title') && (
        <p className={styles['soft']}>
          {parts === null ? t('imports.titlesByRow') : t('imports.titlesFrom', { names: parts.join(' · ') })}
        </p>
      )}
      {!hasColumn(mapping, 'externalId') && <p className={styles['soft']}>{t('imports.withoutId')}</p>}
    </>
  )
}
