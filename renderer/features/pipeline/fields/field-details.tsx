import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currencySchema } from '../../../../core/money'
import type { CustomField, WrittenAs } from '../../../../core/workspace/custom-field'
import { editRecord } from '../../../app/record-actions'
import { useSession } from '../../../app/session'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { FieldGuess } from './field-guess'
import { Options } from './options'

export function FieldDetails({ field }: { readonly field: CustomField }): ReactNode {
  const { type } = field
  return (
    <div className={styles['details']}>
      <FieldGuess key={type} field={field} />
      {(type === 'choice' || type === 'several') && <Options field={field} />}
      {(type === 'number' || type === 'money' || type === 'date') && <Written field={field} />}
    </div>
  )
}

/** How the file that it came from writes: what makes `1,234` and `01/02/2026` certain. */
function Written({ field }: { readonly field: CustomField }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { type, writtenAs } = field
  const edit = (change: Partial<WrittenAs>) =>
    void editRecord(session, 'fields', field, { writtenAs: { ...writtenAs, ...change } })
  const unsure = { value: '', label: t('pipeline.fields.unsure') }
  return (
    <>
      {type === 'date' && (
        <Select
          label={t('pipeline.fields.dates')}
          value={writtenAs.dates ?? ''}
          data={[unsure, { value: 'dmy', label: t('pipeline.fields.dmy') }, { value: 'mdy', label: t('pipeline.fields.mdy') }]} // prettier-ignore
          onChange={value => edit({ dates: value === 'dmy' || value === 'mdy' ? value : null })}
        />
      )}
      {type !== 'date' && (
        <Select
          label={t('pipeline.fields.decimal')}
          value={writtenAs.decimal ?? ''}
          data={[unsure, { value: '.', label: '1,234.5' }, { value: ',', label: '1.234,5' }]}
          onChange={value => edit({ decimal: value === '.' || value === ',' ? value : null })}
        />
      )}
      {type === 'money' && (
        <KeptInput
          label={t('pipeline.fields.currency')}
          description={t('pipeline.fields.currencyHint')}
          value={writtenAs.currency ?? ''}
          maxLength={3}
          keep={text => {
            const currency = text === '' ? null : text.toUpperCase()
            if (currency !== null && !currencySchema.safeParse(currency).success) return t('pipeline.figures.currencyHint') // prettier-ignore
            edit({ currency })
            return null
          }}
        />
      )}
    </>
  )
}
