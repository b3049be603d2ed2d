import { Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId, type FieldId } from '../../../../core/ids'
import {
  customFieldTypes,
  customFieldTypeSchema,
  type CustomFieldType,
} from '../../../../core/workspace/custom-field'
import { addRecord, orderAtEnd, reorder } from '../../../app/record-actions'
import { useDirectory, useSession } from '../../../app/session'
import { AddLine } from '../add-line'
import styles from '../pipeline.module.css'
import { Retired } from '../retired'
import { SortableList } from '../sortable-list'
import { FieldRow } from './field-row'

/** What this team wants to know of its deals beside what every deal has. */
export function FieldsSection(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { fields, directory } = useDirectory()
  const [type, setType] = useState<CustomFieldType>('text')
  const retired = directory.fields.filter(field => field.deleted !== null)
  return (
    <>
      <h2 className={styles['title']}>{t('pipeline.section.fields')}</h2>
      <p className={styles['intro']}>{t('pipeline.fields.intro')}</p>
      {fields.length > 0 && (
        <SortableList
          label={t('pipeline.fields.list')}
          items={fields}
          onMove={(field, after) => void reorder(session, 'fields', fields, field, after)}
        >
          {field => <FieldRow field={field} />}
        </SortableList>
      )}
      <AddLine
        label={t('pipeline.fields.add')}
        placeholder={t('pipeline.fields.addHint')}
        onAdd={name => {
          const id = randomId<FieldId>()
          void addRecord(session, 'fields', { id, name }, { name, type, order: orderAtEnd(fields) })
        }}
      >
        <Select
          aria-label={t('pipeline.fields.typeOfNew')}
          value={type}
          data={customFieldTypes.map(value => ({ value, label: t(`pipeline.fields.type.${value}`) }))}
          onChange={value => setType(customFieldTypeSchema.parse(value))}
        />
      </AddLine>
      <Retired collection="fields" records={retired} title={t('pipeline.fields.retired')} />
    </>
  )
}
