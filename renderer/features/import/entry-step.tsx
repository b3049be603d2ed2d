import { Button, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dialectBy } from '../../../core/exchange/dialects'
import {
  entryTargetSchema,
  fileKinds,
  fileKindSchema,
  targetsOf,
} from '../../../core/exchange/entries/targets'
import { decimalMarkSchema } from '../../../core/exchange/mapping'
import { EntryPanel } from './entry-panel'
import exchange from './exchange.module.css'
import styles from './import.module.css'
import type { EntryProps } from './flow'
import { MappedColumns } from './mapped-columns'

/** A list of accounts, contacts, products or people: how it is understood, and what would come of it. */
export function EntryStep({ state, flow }: EntryProps): ReactNode {
  const { t } = useTranslation()
  const { file, look, mapping } = state
  return (
    <div className={styles['mapping']}>
      <div className={styles['form']}>
        <p className={styles['file']}>
          {t('imports.file', { file: file.name, count: look.rows })}
          <Button variant="subtle" onClick={flow.choose}>
            {t('imports.chooseAnother')}
          </Button>
        </p>
        <div className={exchange['note']}>
          {look.dialect !== null && <p>{t('exchange.looksLike', { crm: dialectBy(look.dialect).name })}</p>}
          <Select
            size="xs"
            w={240}
            label={t('exchange.listOf')}
            value={mapping.kind}
            data={fileKinds.map(value => ({ value, label: t(`exchange.kind.${value}`) }))}
            onChange={value => flow.look(file, { kind: fileKindSchema.parse(value) })}
          />
        </div>
        <EntryColumns state={state} flow={flow} />
        <EntryFormats state={state} flow={flow} />
      </div>
      <EntryPanel state={state} flow={flow} />
    </div>
  )
}

function EntryColumns({ state, flow }: EntryProps): ReactNode {
  const { t } = useTranslation()
  const { look, mapping } = state
  const options = targetsOf(mapping.kind).map(value => ({ value, label: t(`exchange.target.${value}`) }))
  /** Two columns can't stand for one thing: the one chosen last wins. */
  const choose = (index: number, value: string | null): void => {
    const target = entryTargetSchema.parse(value)
    const columns = mapping.columns.map((column, at) => {
      if (at === index) return { ...column, target }
      return column.target === target ? { ...column, target: 'ignore' as const } : column
    })
    flow.changeEntries({ ...mapping, columns })
  }
  return (
    <section>
      <h2>{t('imports.columns')}</h2>
      <MappedColumns columns={mapping.columns} samples={look.samples} options={options} onChoose={choose} />
    </section>
  )
}

/** What numbers mean, where there are any. */
function EntryFormats({ state, flow }: EntryProps): ReactNode {
  const { t } = useTranslation()
  const { mapping } = state
  const has = (target: string): boolean => mapping.columns.some(column => column.target === target)
  if (!has('revenue') && !has('price') && !has('employees')) return null
  return (
    <section>
      <h2>{t('imports.format')}</h2>
      <div className={exchange['formats']}>
        <Select
          size="xs"
          label={t('imports.decimal')}
          value={mapping.decimal}
          data={decimalMarkSchema.options.map(value => ({
            value,
            label: t(value === '.' ? 'imports.decimals.point' : 'imports.decimals.comma'),
          }))}
          onChange={value => flow.changeEntries({ ...mapping, decimal: decimalMarkSchema.parse(value) })}
        />
        {has('revenue') && (
          <Select
            size="xs"
            label={t('exchange.revenueIn')}
            value={mapping.revenueIn}
            data={(['millions', 'units'] as const).map(value => ({
              value,
              label: t(`exchange.revenue.${value}`),
            }))}
            onChange={value =>
              flow.changeEntries({ ...mapping, revenueIn: value === 'units' ? 'units' : 'millions' })
            }
          />
        )}
      </div>
    </section>
  )
}
