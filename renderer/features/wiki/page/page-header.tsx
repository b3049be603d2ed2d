import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots, IconStar, IconStarFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { setFavourite } from '../../../app/page-actions'
import { useSession } from '../../../app/session'
import { pathTo } from '../../../replica/wiki-index'
import { SyncPill } from '../../sharing'
import { ShowSidebar } from '../sidebar/sidebar'
import { PageMenuItems } from '../tree/page-menu'
import { useWiki } from '../use-wiki'
import { focusTitle } from './page-title'
import styles from './page.module.css'

/** Where the page stands, where one's changes are, and what can be done with it. */
export function PageHeader({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  return (
    <header className={styles['header']}>
      <ShowSidebar />
      <Path page={page} />
      <span className={styles['space']} />
      <SyncPill />
      <FavouriteButton page={page} />
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon aria-label={t('wiki.page.menu')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <PageMenuItems page={page} onRename={focusTitle} />
        </Menu.Dropdown>
      </Menu>
    </header>
  )
}

function Path({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const above = pathTo(useWiki(), page.id)
  if (above.length === 0) return null
  return (
    <nav aria-label={t('wiki.page.above')} className={styles['path']}>
      <ol>
        {above.map(one => (
          <li key={one.id}>
            <button type="button" onClick={() => ui.showPage(one.id)}>
              {one.title || t('wiki.untitled')}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function FavouriteButton({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const label = t(page.favourite ? 'wiki.menu.unfavour' : 'wiki.menu.favour')
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={page.favourite}
        {...(page.favourite && { color: 'accent' })}
        onClick={() => void setFavourite(session, page.id, !page.favourite)}
      >
        {page.favourite ? <IconStarFilled size={16} /> : <IconStar size={16} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  )
}
