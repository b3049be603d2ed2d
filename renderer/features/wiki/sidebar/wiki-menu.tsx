import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots, IconFileExport, IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { askExportPages, askImportPages } from '../../../app/page-files'
import { useSession } from '../../../app/session'

const icon = { size: 15, stroke: 1.75 }

/** What can be done with the wiki as a whole. */
export function WikiMenu(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Tooltip label={t('wiki.menu.wiki')}>
          <ActionIcon aria-label={t('wiki.menu.wiki')}>
            <IconDots size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileImport {...icon} />} onClick={() => askImportPages(session)}>
          {t('wiki.menu.importPages')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport {...icon} />} onClick={() => askExportPages(session, null)}>
          {t('wiki.menu.exportWiki')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
