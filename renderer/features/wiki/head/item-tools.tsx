import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../../../core/ids'
import { usePageScope } from './page-scope'
import type { ItemEdits } from './use-items'

const icon = { size: 15, stroke: 1.75 }

interface ItemToolsProps {
  readonly id: ItemId
  readonly name: string
  readonly edits: Pick<ItemEdits<never>, 'move' | 'remove'>
}

/** Moves a row, or takes it out. */
export function ItemTools({ id, name, edits }: ItemToolsProps): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  if (readOnly) return null
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('wiki.head.toolsOf', { item: name })}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => edits.move(id, -1)}>
          {t('wiki.head.moveUp')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => edits.move(id, 1)}>
          {t('wiki.head.moveDown')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => edits.remove(id)}>
          {t('common.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
