import { ActionIcon, CloseButton, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconChevronRight,
  IconFilter,
  IconLayoutSidebarLeftCollapse,
  IconList,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { UnfoldRail } from '../../../app/rail'
import { useSession, useUi } from '../../../app/session'
import { useSelected, useValue } from '../../../replica/value-store'
import { KindIcon } from '../kind-icon'
import { PageTree } from '../tree/page-tree'
import { TreeMenu } from '../tree/page-menu'
import { NO_TREE_FILTER } from '../tree/tree-rows'
import { useWiki } from '../use-wiki'
import { useWikiScope } from '../wiki-context'
import { useRecent } from './recent'
import styles from './sidebar.module.css'
import { TagFilter } from './tag-filter'
import { WikiMenu } from './wiki-menu'

/** The pages at the left: what one keeps at hand, what one read last, and all of them as they stand. */
export function Sidebar(): ReactNode {
  const { t } = useTranslation()
  const { askNew } = useWikiScope()
  const scroller = useRef<HTMLDivElement>(null)
  const above = useRef<HTMLDivElement>(null)
  const index = useWiki()
  const { tree } = useWikiScope()
  const filtered = useValue(tree.filter) !== NO_TREE_FILTER
  const recent = useRecent(index)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const toggle = (name: string) => {
    const next = new Set(folded)
    if (!next.delete(name)) next.add(name)
    setFolded(next)
  }
  const favourites = filtered ? [] : index.favourites
  const lately = filtered ? [] : recent
  return (
    <aside className={styles['sidebar']} aria-label={t('wiki.sidebar.label')}>
      <header className={styles['header']}>
        <UnfoldRail />
        <h1>{t('wiki.title')}</h1>
        <span className={styles['space']} />
        <WikiMenu />
        <HideSidebar />
        <Tooltip label={t('wiki.new.button')}>
          <ActionIcon aria-label={t('wiki.new.button')} onClick={() => askNew()}>
            <IconPlus size={17} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </header>
      <Filter />
      <div ref={scroller} className={styles['scroller']}>
        <div ref={above}>
          <PageList name="favourites" pages={favourites} folded={folded} onToggle={toggle} />
          <PageList name="recent" pages={lately} folded={folded} onToggle={toggle} />
          {index.rows.size > 0 && <h2 className={styles['heading']}>{t('wiki.sidebar.pages')}</h2>}
        </div>
        <PageTree scroller={scroller} above={above} />
        <PageList
          name="templates"
          pages={filtered ? [] : index.templates}
          folded={folded}
          onToggle={toggle}
        />
      </div>
      <Foot />
      <TreeMenu />
    </aside>
  )
}

function HideSidebar(): ReactNode {
  const { t } = useTranslation()
  const { preferences } = useSession()
  return (
    <Tooltip label={t('wiki.sidebar.hide')}>
      <ActionIcon
        aria-label={t('wiki.sidebar.hide')}
        onClick={() => preferences.set({ ...preferences.get(), pages: false })}
      >
        <IconLayoutSidebarLeftCollapse size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}

/** In the head of a page while the list of pages is hidden: what brings it back. */
export function ShowSidebar(): ReactNode {
  const { t } = useTranslation()
  const { preferences } = useSession()
  if (useSelected(preferences, kept => kept.pages)) return null
  return (
    <>
      <UnfoldRail />
      <Tooltip label={t('wiki.sidebar.show')}>
        <ActionIcon
          aria-label={t('wiki.sidebar.show')}
          onClick={() => preferences.set({ ...preferences.get(), pages: true })}
        >
          <IconList size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}

function Filter(): ReactNode {
  const { t } = useTranslation()
  const { tree } = useWikiScope()
  const filter = useValue(tree.filter)
  const set = (change: Partial<typeof filter>) => {
    const next = { ...filter, ...change }
    tree.filter.set(next.text === '' && next.tagId === null ? NO_TREE_FILTER : next)
  }
  return (
    <div className={styles['filter']} role="search">
      <TextInput
        id="wiki-search"
        size="xs"
        aria-label={t('wiki.sidebar.filter')}
        placeholder={t('wiki.sidebar.filter')}
        leftSection={<IconFilter size={14} stroke={1.75} />}
        rightSection={
          filter.text === '' ? null : (
            <CloseButton size="xs" aria-label={t('wiki.sidebar.clear')} onClick={() => set({ text: '' })} />
          )
        }
        value={filter.text}
        maxLength={200}
        onChange={event => set({ text: event.currentTarget.value })}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[role="tree"] [tabindex="0"]')?.focus()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (filter.text === '') event.currentTarget.blur()
          else set({ text: '' })
        }}
      />
      <TagFilter value={filter.tagId} onChange={tagId => set({ tagId })} />
    </div>
  )
}

interface PageListProps {
  readonly name: 'favourites' | 'recent' | 'templates'
  readonly pages: readonly PageRow[]
  readonly folded: ReadonlySet<string>
  readonly onToggle: (name: string) => void
}

/** A short list of pages that can be folded away. */
function PageList({ name, pages, folded, onToggle }: PageListProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { pageId } = useUi()
  const { tree } = useWikiScope()
  if (pages.length === 0) return null
  const open = !folded.has(name)
  return (
    <section className={styles['list']}>
      <h2>
        <UnstyledButton className={styles['heading']} aria-expanded={open} onClick={() => onToggle(name)}>
          {t(`wiki.sidebar.${name}`)}
          <IconChevronRight size={12} stroke={2} />
        </UnstyledButton>
      </h2>
      {open && (
        <ul aria-label={t(`wiki.sidebar.${name}`)}>
          {pages.map(page => (
            <li key={page.id}>
              <UnstyledButton
                className={styles['link']}
                {...(page.id === pageId && { 'aria-current': 'page' })}
                onClick={() => ui.showPage(page.id)}
                onContextMenu={event => {
                  event.preventDefault()
                  tree.menu.set({ id: page.id, x: event.clientX, y: event.clientY })
                }}
              >
                <KindIcon kind={page.kind} />
                <span>{page.title || t('wiki.untitled')}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Foot(): ReactNode {
  const { t } = useTranslation()
  const { openTrash } = useWikiScope()
  const loaded = useValue(useSession().wiki.loaded)
  if (!loaded) return null
  return (
    <footer className={styles['foot']}>
      <UnstyledButton className={styles['link']} onClick={openTrash}>
        <IconTrash size={16} stroke={1.6} />
        <span>{t('wiki.sidebar.trash')}</span>
      </UnstyledButton>
    </footer>
  )
}
