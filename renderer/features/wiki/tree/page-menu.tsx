import { Menu } from '@mantine/core'
import {
  IconAppWindow,
  IconCopy,
  IconFileExport,
  IconFileImport,
  IconLink,
  IconPencil,
  IconPlus,
  IconStar,
  IconStarOff,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import {
  copyPageLink,
  deletePage,
  duplicatePage,
  markTemplate,
  openInNewWindow,
  setFavourite,
} from '../../../app/page-actions'
import { askExportPages, askImportPages } from '../../../app/page-files'
import { useSession } from '../../../app/session'
import { useValue } from '../../../replica/value-store'
import { usePageRow } from '../use-wiki'
import { useWikiScope } from '../wiki-context'

const icon = { size: 15, stroke: 1.75 }

/** What can be done with a page, as items of a menu: of the tree's context menu and of the page's own. */
export function PageMenuItems({
  page,
  onRename,
}: {
  readonly page: PageRow
  readonly onRename: () => void
}): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { askNew } = useWikiScope()
  const { id, favourite, template } = page
  return (
    <>
      <Menu.Item leftSection={<IconAppWindow {...icon} />} onClick={() => void openInNewWindow(session, id)}>
        {t('wiki.menu.newWindow')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void copyPageLink(session, id)}>
        {t('wiki.menu.copyLink')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => askNew(id)}>
        {t('wiki.menu.beneath')}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onRename}>
        {t('wiki.menu.rename')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void duplicatePage(session, id)}>
        {t('wiki.menu.duplicate')}
      </Menu.Item>
      <Menu.Item
        leftSection={favourite ? <IconStarOff {...icon} /> : <IconStar {...icon} />}
        onClick={() => void setFavourite(session, id, !favourite)}
      >
        {t(favourite ? 'wiki.menu.unfavour' : 'wiki.menu.favour')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTemplate {...icon} />}
        onClick={() => void markTemplate(session, id, template === null)}
      >
        {t(template === null ? 'wiki.menu.makeTemplate' : 'wiki.menu.unmakeTemplate')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconFileExport {...icon} />} onClick={() => askExportPages(session, id)}>
        {t('wiki.menu.exportPage')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileImport {...icon} />} onClick={() => askImportPages(session, id)}>
        {t('wiki.menu.importBeneath')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void deletePage(session, id)}>
        {t('wiki.menu.remove')}
      </Menu.Item>
    </>
  )
}

/** The context menu of the tree, where it was asked for. */
export function TreeMenu(): ReactNode {
  const { t } = useTranslation()
  const { tree } = useWikiScope()
  const asked = useValue(tree.menu)
  const page = usePageRow(asked?.id ?? null)
  if (asked === null || page === undefined) return null
  return (
    <Menu
      opened
      position="bottom-start"
      width={250}
      onClose={() => {
        tree.menu.set(null)
        if (tree.renaming.get() === null) tree.focus(page.id)
      }}
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: asked.x, top: asked.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('wiki.menu.label', { title: page.title || t('wiki.untitled') })}>
        <PageMenuItems page={page} onRename={() => tree.renaming.set(page.id)} />
      </Menu.Dropdown>
    </Menu>
  )
}
