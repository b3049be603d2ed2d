import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots, IconStar, IconStarFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { setFavourite } from '../../../app/page-actions'
import { useSession } from '../../../app/session'
import type { DocumentReplica } from '../../../replica/document-replica'
import { pathTo } from '../../../replica/wiki-index'
import { SyncPill } from '../../sharing'
import { ShowSidebar } from '../sidebar/sidebar'
import { PageMenuItems } from '../tree/page-menu'
import { useWiki } from '../use-wiki'
import type { OpenAside } from './aside-panel'
import { asides, type Aside } from './asides'
import { PeopleOnPage } from './people-on-page'
import { focusTitle } from './page-title'
import styles from './page.module.css'

interface PageHeaderProps {
  readonly page: PageRow
  readonly replica: DocumentReplica | null
  readonly aside: OpenAside | null
  readonly onAside: (aside: OpenAside | null) => void
}

/** Where the page stands, where one's changes are, and what can be done with it. */
export function PageHeader({ page, replica, aside, onAside }: PageHeaderProps): ReactNode {
  const { t } = useTranslation()
  return (
    <header className={styles['header']}>
      <ShowSidebar />
      <Path page={page} />
      <span className={styles['space']} />
      {replica !== null && <PeopleOnPage awareness={replica.awareness} />}
      <SyncPill saved={replica?.saved} />
      {asides.map(one => (
        <AsideButton key={one.id} one={one} aside={aside} onAside={onAside} />
      ))}
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

function AsideButton({
  one: { id, label, icon: Drawn },
  aside,
  onAside,
}: { readonly one: Aside } & Pick<PageHeaderProps, 'aside' | 'onAside'>): ReactNode {
  const { t } = useTranslation()
  const open = aside?.what === 'panel' && aside.id === id
  return (
    <Tooltip label={t(label)}>
      <ActionIcon
        aria-label={t(label)}
        aria-pressed={open}
        onClick={() => onAside(open ? null : { what: 'panel', id })}
      >
        <Drawn size={17} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
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
