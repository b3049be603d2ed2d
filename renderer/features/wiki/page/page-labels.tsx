import { Badge, Combobox, InputBase, Select, useCombobox } from '@mantine/core'
import { IconTag, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '../../../../core/workspace/schema'
import { nameKey } from '../../../../core/workspace/names'
import { pageKindSchema, pageKinds } from '../../../../core/page/schema'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { setPageKind, tagPage, tagPageByName } from '../../../app/page-actions'
import { useDirectory, useSession } from '../../../app/session'
import { KindIcon } from '../kind-icon'
import styles from './page.module.css'

/** What kind of page it is, and its tags. */
export function PageLabels({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <div className={styles['labels']}>
      <Select
        aria-label={t('wiki.page.kind')}
        size="xs"
        variant="unstyled"
        className={styles['kind'] ?? ''}
        leftSection={<KindIcon kind={page.kind} size={15} />}
        value={page.kind}
        data={pageKinds.map(value => ({ value, label: t(`wiki.kind.${value}`) }))}
        comboboxProps={{ width: 220, position: 'bottom-start', shadow: 'md' }}
        onChange={value => void setPageKind(session, page.id, pageKindSchema.parse(value))}
      />
      {page.template !== null && (
        <Badge variant="light" radius="sm">
          {t('wiki.page.template')}
        </Badge>
      )}
      <Tags page={page} />
    </div>
  )
}

function Tags({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { tags } = useDirectory()
  const on = page.tags.flatMap(id => tags.get(id) ?? []).filter(tag => tag.deleted === null)
  return (
    <ul className={styles['tags']} aria-label={t('wiki.page.tags')}>
      {on.map(tag => (
        <li key={tag.id} className={styles['tag']}>
          {tag.name}
          <button
            type="button"
            aria-label={t('wiki.page.removeTag', { name: tag.name })}
            onClick={() => void tagPage(session, page.id, tag.id, false)}
          >
            <IconX size={12} stroke={2} />
          </button>
        </li>
      ))}
      <li>
        <AddTag page={page} />
      </li>
    </ul>
  )
}

const NEW = 'new'

/** A tag is chosen from those there are, or made by naming it. */
function AddTag({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { tags } = useDirectory()
  const [text, setText] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const wanted = nameKey(text)
  const free = [...tags.values()].filter(tag => tag.deleted === null && !page.tags.includes(tag.id))
  const shown = free.filter(tag => nameKey(tag.name).includes(wanted)).sort(byName)
  const isNew = wanted !== '' && ![...tags.values()].some(tag => nameKey(tag.name) === wanted)

  function choose(value: string): void {
    combobox.closeDropdown()
    setText('')
    const tag = free.find(one => one.id === value)
    if (tag !== undefined) void tagPage(session, page.id, tag.id, true)
    else if (value === NEW) void tagPageByName(session, page.id, text.trim())
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={220} position="bottom-start" shadow="md">
      <Combobox.Target>
        <InputBase
          size="xs"
          variant="unstyled"
          className={styles['addTag'] ?? ''}
          aria-label={t('wiki.page.addTag')}
          placeholder={t('wiki.page.addTag')}
          leftSection={<IconTag size={13} stroke={1.75} />}
          value={text}
          maxLength={200}
          onChange={event => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown()
            setText('')
          }}
        />
      </Combobox.Target>
      {(shown.length > 0 || isNew) && (
        <Combobox.Dropdown>
          <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
            {shown.map(tag => (
              <Combobox.Option key={tag.id} value={tag.id}>
                {tag.name}
              </Combobox.Option>
            ))}
            {isNew && (
              <Combobox.Option value={NEW}>{t('wiki.page.newTag', { name: text.trim() })}</Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      )}
    </Combobox>
  )
}

function byName(a: Tag, b: Tag): number {
  return a.name.localeCompare(b.name)
}
