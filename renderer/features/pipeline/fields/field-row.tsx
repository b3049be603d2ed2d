import { ActionIcon, Select } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  customFieldTypes,
  customFieldTypeSchema,
  type CustomField,
} from '../../../../core/workspace/custom-field'
import { editRecord, removeRecord } from '../../../app/record-actions'
import { useSession } from '../../../app/session'
import { FoldedRow } from '../folded-row'
import { NameInput } from '../name-input'
import styles from '../pipeline.module.css'
import { FieldDetails } from './field-details'

/** One custom field: its name and type at hand; its choices, and how files write it, below. */
export function FieldRow({ field }: { readonly field: CustomField }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [isOpen, open] = useState(false)
  const { name } = field
  return (
    <FoldedRow
      label={t('pipeline.fields.more', { name })}
      isOpen={isOpen}
      onToggle={() => open(!isOpen)}
      details={() => <FieldDetails field={field} />}
    >
      <NameInput
        label={t('pipeline.fields.nameOf', { name })}
        value={name}
        keep={text => void editRecord(session, 'fields', field, { name: text })}
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
    </FoldedRow>
  )
}
