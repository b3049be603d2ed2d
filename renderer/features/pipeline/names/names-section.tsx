import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId, type PersonId, type ProductId } from '../../../../core/ids'
import { nameKey } from '../../../../core/workspace/names'
import { addRecord, editRecord, removeRecord } from '../../../app/record-actions'
import { useDirectory, useSession } from '../../../app/session'
import { AddLine } from '../add-line'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { Retired } from '../retired'

/** Longer lists are looked through by a word. */
const SHOWN = 50

/** People whom deals belong to, and products: named, removed, brought back. */
export function NamesSection(): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <h2 className={styles['title']}>{t('pipeline.section.names')}</h2>
      <p className={styles['intro']}>{t('pipeline.names.intro')}</p>
      <Names collection="people" />
      <Names collection="products" />
    </>
  )
}

function Names({ collection }: { readonly collection: 'people' | 'products' }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory } = useDirectory()
  const [text, setText] = useState('')
  const title = t(`pipeline.names.${collection}`)
  const records = directory[collection]
  const here = records.filter(record => record.deleted === null)
  const found = here.filter(record => nameKey(record.name).includes(nameKey(text)))
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{title}</h3>
      {here.length > 8 && (
        <TextInput
          mb="sm"
          aria-label={t('pipeline.names.find', { list: title })}
          placeholder={t('board.find')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      )}
      {found.length > 0 && (
        <ul className={styles['list']} aria-label={title}>
          {found.slice(0, SHOWN).map(record => (
            <li key={record.id} className={styles['row']}>
              <div className={styles['line']}>
                <KeptInput
                  className={`${styles['grow']} ${styles['plain']}`}
                  name={t('pipeline.names.nameOf', { name: record.name })}
                  value={record.name}
                  maxLength={200}
                  keep={name => {
                    if (name === '') return t('common.required')
                    void editRecord(session, collection, record, { name })
                    return null
                  }}
                />
                <ActionIcon
                  aria-label={t('pipeline.removeOf', { name: record.name })}
                  onClick={() => void removeRecord(session, collection, record, t('pipeline.removedOne', { name: record.name }))} // prettier-ignore
                >
                  <IconTrash size={15} stroke={1.75} />
                </ActionIcon>
              </div>
            </li>
          ))}
        </ul>
      )}
      {found.length > SHOWN && (
        <p className={styles['soft']}>{t('board.moreMatches', { count: found.length - SHOWN })}</p>
      )}
      <AddLine
        label={t(`pipeline.names.add.${collection}`)}
        placeholder={t('pipeline.names.addHint')}
        onAdd={name => {
          const id = randomId<PersonId | ProductId>()
          void addRecord(session, collection, { id, name }, { name })
        }}
      />
      <Retired
        collection={collection}
        records={records.filter(record => record.deleted !== null)}
        title={t(`pipeline.names.removed.${collection}`)}
      />
    </section>
  )
}
