import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './import.module.css'

interface MappedColumnsProps<Target extends string> {
  readonly columns: readonly { readonly name: string; readonly target: Target }[]
  /** The first cells of each. */
  readonly samples: readonly (readonly string[])[]
  readonly options: readonly { readonly value: Target; readonly label: string }[]
  readonly onChoose: (index: number, target: string | null) => void
}

const SAMPLES = 3

/** Each column of a file, what stands in it, and what it stands for. */
export function MappedColumns<Target extends string>({
  columns,
  samples,
  options,
  onChoose,
}: MappedColumnsProps<Target>): ReactNode {
  const { t } = useTranslation()
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('imports.column')}</th>
          <th scope="col">{t('imports.samples')}</th>
          <th scope="col">{t('imports.standsFor')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, target }, index) => (
          <tr key={index} data-ignored={target === 'ignore' || undefined}>
            <th scope="row">{name}</th>
            <td className={styles['samples']}>{sampled(samples[index] ?? [])}</td>
            <td className={styles['choice']}>
              <Select
                size="xs"
                aria-label={t('imports.standsForOf', { column: name })}
                value={target}
                data={options}
                maxDropdownHeight={320}
                onChange={value => onChoose(index, value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sampled(cells: readonly string[]): string {
  return cells
    .filter(cell => cell.trim() !== '')
    .slice(0, SAMPLES)
    .join(' · ')
}
