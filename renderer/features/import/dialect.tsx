import { Select, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  dateOrderSchema,
  decimalMarkSchema,
  delimiterSchema,
  encodingSchema,
} from '../../../core/exchange/mapping'
import { currencySchema } from '../../../core/money'
import styles from './import.module.css'
import { openQuestions } from './import-state'
import type { StepProps } from './flow'

/** How the file is written. Letters and delimiter decide what its cells are, so the file is read again. */
export function Dialect({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const { mapping, file } = state
  const { encoding, delimiter } = mapping
  const open = openQuestions(state.look, mapping, state.asked)
  const delimiterNames = {
    ',': t('imports.delimiters.comma'),
    ';': t('imports.delimiters.semicolon'),
    '\t': t('imports.delimiters.tab'),
  }
  return (
    <section>
      <h2>{t('imports.format')}</h2>
      <div className={styles['dialect']}>
        <CurrencyField state={state} flow={flow} />
        <Select
          size="xs"
          label={t('imports.dates')}
          value={open.includes('dates') ? null : mapping.dates}
          placeholder={t('imports.unanswered')}
          data={dateOrderSchema.options.map(value => ({ value, label: t(`imports.dateOrders.${value}`) }))}
          onChange={value =>
            flow.change({ ...mapping, dates: dateOrderSchema.parse(value) }, { dates: true })
          }
        />
        <Select
          size="xs"
          label={t('imports.decimal')}
          value={open.includes('decimal') ? null : mapping.decimal}
          placeholder={t('imports.unanswered')}
          data={decimalMarkSchema.options.map(value => ({
            value,
            label: t(value === '.' ? 'imports.decimals.point' : 'imports.decimals.comma'),
          }))}
          onChange={value =>
            flow.change({ ...mapping, decimal: decimalMarkSchema.parse(value) }, { decimal: true })
          }
        />
        <Select
          size="xs"
          label={t('imports.encoding')}
          value={encoding}
          data={encodingSchema.options.map(value => ({ value, label: t(`imports.encodings.${value}`) }))}
          onChange={value => flow.look(file, { encoding: encodingSchema.parse(value), delimiter })}
        />
        <Select
          size="xs"
          label={t('imports.delimiter')}
          value={delimiter}
          data={delimiterSchema.options.map(value => ({ value, label: delimiterNames[value] }))}
          onChange={value => flow.look(file, { encoding, delimiter: delimiterSchema.parse(value) })}
        />
      </div>
    </section>
  )
}

function CurrencyField({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const { mapping } = state
  return (
    <TextInput
      size="xs"
      label={t('imports.currency')}
      title={t('imports.currencyHint')}
      error={draft !== null && t('imports.currencyHint')}
      value={draft ?? mapping.currency}
      maxLength={3}
      onChange={event => {
        const parsed = currencySchema.safeParse(event.currentTarget.value.toUpperCase())
        setDraft(parsed.success ? null : event.currentTarget.value)
        if (parsed.success) flow.change({ ...mapping, currency: parsed.data })
      }}
    />
  )
}
