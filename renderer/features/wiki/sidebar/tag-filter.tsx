import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconCheck, IconTag } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagId } from '../../../../core/ids'
import { useDirectory } from '../../../app/session'
import { useWiki } from '../use-wiki'

interface TagFilterProps {
  readonly value: TagId | null
  readonly onChange: (tagId: TagId | null) => void
}

/** Chooses the tag that pages must have to be shown. Nothing is there while no page has one. */
export function TagFilter({ value, onChange }: TagFilterProps): ReactNode {
  const { t } = useTranslation()
  const { tags } = useDirectory()
  const { tagged } = useWiki()
  const shown = [...tags.values()]
    .filter(tag => tag.deleted === null && (tagged.get(tag.id) ?? 0) > 0)
    .sort((a, b) => a.name.localeCompare(b.name))
  if (shown.length === 0 && value === null) return null
  const check = <IconCheck size={15} />
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Tooltip label={t('wiki.sidebar.byTag')}>
          <ActionIcon
            aria-label={t('wiki.sidebar.byTag')}
            variant={value === null ? 'subtle' : 'light'}
            {...(value !== null && { color: 'accent' })}
          >
            <IconTag size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={value === null ? check : null} onClick={() => onChange(null)}>
          {t('wiki.sidebar.anyTag')}
        </Menu.Item>
        <Menu.Divider />
        {shown.map(tag => (
          <Menu.Item
            key={tag.id}
            rightSection={tag.id === value ? check : tagged.get(tag.id)}
            onClick={() => onChange(tag.id)}
          >
            {tag.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
