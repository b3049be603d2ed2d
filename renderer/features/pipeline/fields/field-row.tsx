import { ActionIcon, Select } from '@mantine/core'
import { IconArchive, IconChevronDown } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  customFieldTypes,
  customFieldTypeSchema,
  type CustomField,
} from '../../../../core/workspace/custom-field'
import { editRecord, removeRecord } from '../../../app/record-actions'
import { useSession } from '../../../app/session'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { FieldDetails } from './field-details'

/** One custom field: its name and type at hand; its choices, and how files write it, below. */
export function FieldRow({ field }: { readonly field: CustomField }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const details = useId()
  const [isOpen, open] = useState(false)
  const { name } = field
  return (
    <div className={styles['grow']}>
      <div className={styles['cells']}>
        <KeptInput
          className={`${styles['grow']} ${styles['plain']}`}
          name={t('pipeline.fields.nameOf', { name })}
          value={name}
          maxLength={200}
          keep={text => {
            if (text === '') return t('common.required')
            void editRecord(session, 'fields', field, { name: text })
            return null
          }}
        />
        <Select
          className={styles['type'] ?? ''}
          aria-label={t('pipeline.fields.typeOf', { name })}
          value={field.type}
          data={customFieldTypes.map(value => ({ value, label: t(`pipeline.fields.type.${value}`) }))}
          onChange={value => {
            const type = customFieldTypeSchema.parse(value)
            if (type === 'choice' || type === 'several') open(true)
            void editRecord(session, 'fields', field, { type })
          }}
        />
        <ActionIcon
          aria-label={t('pipeline.retireOf', { name })}
          title={t('pipeline.retire')}
          onClick={() => void removeRecord(session, 'fields', field, t('pipeline.retiredOne', { name }))}
        >
          <IconArchive size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('pipeline.fields.more', { name })}
          aria-expanded={isOpen}
          aria-controls={details}
          onClick={() => open(!isOpen)}
        >
          <IconChevronDown size={16} stroke={1.75} className={styles['fold'] ?? ''} />
        </ActionIcon>
      </div>
      <div id={details} hidden={!isOpen}>
        {isOpen && <FieldDetails field={field} />}
      </div>
    </div>
  )
}
