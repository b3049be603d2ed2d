import { ActionIcon } from '@mantine/core'
import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  optionIdOf,
  optionKey,
  type ChoiceOption,
  type CustomField,
} from '../../../../core/workspace/custom-field'
import { orderBetween } from '../../../../core/order'
import { editRecord, orderAtEnd } from '../../../app/record-actions'
import { useSession } from '../../../app/session'
import { AddLine } from '../add-line'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { SortableList } from '../sortable-list'

/** What can be chosen: named, put in order, no longer offered. Each is edits of its own, so two people may do so at once. */
export function Options({ field }: { readonly field: CustomField }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { options } = field
  const edit = (fields: Record<string, unknown>) => void editRecord(session, 'fields', field, fields)

  function move(option: ChoiceOption, after: ChoiceOption | null): void {
    const others = options.filter(each => each.id !== option.id)
    const above = after?.order ?? null
    const below = others.find(each => above === null || each.order > above)?.order ?? null
    edit({ [optionKey(option.id, 'order')]: orderBetween(above, below) })
  }
  function add(name: string): void {
    const id = optionIdOf(field.id, name)
    edit({ [optionKey(id, 'name')]: name, [optionKey(id, 'order')]: orderAtEnd(options), [optionKey(id, 'retired')]: false }) // prettier-ignore
  }

  return (
    <div className={styles['wide']}>
      <div className={styles['label']}>{t('pipeline.fields.options')}</div>
      {options.length > 0 && (
        <SortableList
          label={t('pipeline.fields.optionsOf', { name: field.name })}
          items={options}
          onMove={move}
        >
          {option => (
            <div className={`${styles['cells']} ${styles['grow']}`}>
              <KeptInput
                className={`${styles['grow']} ${styles['plain']}`}
                name={t('pipeline.fields.optionName', { name: option.name })}
                value={option.name}
                maxLength={200}
                keep={name => {
                  if (name === '') return t('common.required')
                  edit({ [optionKey(option.id, 'name')]: name })
                  return null
                }}
              />
              {option.retired && <span className={styles['soft']}>{t('pipeline.notOffered')}</span>}
              <RetireOption
                option={option}
                set={retired => edit({ [optionKey(option.id, 'retired')]: retired })}
              />
            </div>
          )}
        </SortableList>
      )}
      <AddLine
        label={t('pipeline.fields.addOption', { name: field.name })}
        placeholder={t('pipeline.fields.addOptionHint')}
        onAdd={add}
      />{' '}
      {/* prettier-ignore */}
    </div>
  )
}

interface RetireOptionProps {
  readonly option: ChoiceOption
  readonly set: (retired: boolean) => void
}

function RetireOption({ option: { name, retired }, set }: RetireOptionProps): ReactNode {
  const { t } = useTranslation()
  const Icon = retired ? IconArchiveOff : IconArchive
  const label = retired ? t('pipeline.restoreOf', { name }) : t('pipeline.retireOf', { name })
  return (
    <ActionIcon aria-label={label} title={label} onClick={() => set(!retired)}>
      <Icon size={15} stroke={1.75} />
    </ActionIcon>
  )
}
