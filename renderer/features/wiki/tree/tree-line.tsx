import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronRight,
  IconClockExclamation,
  IconDots,
  IconPlus,
} from '@tabler/icons-react'
import { memo, useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { staleClaims } from '../../../../core/page/claims'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { renamePage } from '../../../app/page-actions'
import { useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'
import { TitleEdit } from '../../../ui/title-edit'
import { useToday } from '../../../ui/today'
import { KindIcon } from '../kind-icon'
import { useWikiScope } from '../wiki-context'
import styles from './tree.module.css'
import type { TreeRow } from './tree-rows'
import { useLineDrag } from './use-tree-drag'

/** One page in the tree. Focus, drag and rename are looked up by its id, so that each line paints alone. */
export const TreeLine = memo(
  function TreeLine({ row }: { readonly row: TreeRow }) {
    const { tree } = useWikiScope()
    const { ui } = useSession()
    const element = useRef<HTMLDivElement>(null)
    const { page, level, position, of, children, expanded } = row
    const { id } = page
    const atCursor = useSelected(tree.cursor, cursor => cursor.id === id)
    const focusToken = useSelected(tree.cursor, cursor => (cursor.id === id ? cursor.token : 0))
    const renaming = useSelected(tree.renaming, renamed => renamed === id)
    const landing = useSelected(tree.landing, over => (over?.id === id ? over.instruction : null))
    const away = useSelected(tree.dragging, held => held === id)
    const current = useSelected(ui.store, state => state.pageId === id)
    useLineDrag(element, row, tree)
    useEffect(() => {
      if (focusToken > 0 && tree.takesFocus(id)) element.current?.focus({ preventScroll: true })
    }, [focusToken, id, tree])
    return (
      <div
        ref={element}
        role="treeitem"
        aria-level={level}
        aria-posinset={position}
        aria-setsize={of}
        {...(children > 0 && { 'aria-expanded': expanded })}
        aria-selected={current}
        aria-label={useLabel(page)}
        tabIndex={atCursor ? 0 : -1}
        className={styles['line']}
        style={{ '--level': level - 1 } as React.CSSProperties}
        data-page={id}
        data-away={away || undefined}
        data-landing={landing?.type === 'instruction-blocked' ? undefined : landing?.type}
        {...(landing?.type === 'reparent' && { 'data-level': landing.desiredLevel })}
        onClick={() => ui.showPage(id)}
        onContextMenu={event => {
          event.preventDefault()
          tree.menu.set({ id, x: event.clientX, y: event.clientY })
        }}
        onFocus={event => event.target === element.current && tree.point(id)}
      >
        <Chevron row={row} />
        <span className={styles['icon']}>
          <KindIcon kind={page.kind} />
        </span>
        {renaming ? <LineTitleEdit page={page} /> : <Title page={page} />}
        <Marks page={page} />
        {!renaming && <LineActions page={page} />}
        {landing?.type === 'reparent' && (
          <span
            className={styles['reparent']}
            style={{ '--level': landing.desiredLevel } as React.CSSProperties}
          />
        )}
      </div>
    )
  },
  (a, b) =>
    a.row.page === b.row.page &&
    a.row.level === b.row.level &&
    a.row.position === b.row.position &&
    a.row.of === b.row.of &&
    a.row.children === b.row.children &&
    a.row.expanded === b.row.expanded &&
    a.row.parentId === b.row.parentId,
)

function Title({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  return (
    <span className={styles['title']} data-untitled={page.title === '' || undefined}>
      {page.title || t('wiki.untitled')}
    </span>
  )
}

function Chevron({ row }: { readonly row: TreeRow }): ReactNode {
  const { tree } = useWikiScope()
  if (row.children === 0) return <span className={styles['chevron']} />
  return (
    // For the mouse: the keyboard unfolds with its arrows, and the line says whether it is unfolded.
    <span
      className={styles['chevron']}
      data-open={row.expanded || undefined}
      aria-hidden="true"
      onClick={event => {
        event.stopPropagation()
        tree.unfold([row.page.id], !row.expanded)
      }}
    >
      <IconChevronRight size={14} stroke={2} />
    </span>
  )
}

/** What needs a look: a word on hover, and a shape of its own. */
function Marks({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const stale = useStale(page)
  return (
    <>
      {page.stray !== null && (
        <Tooltip label={t(`wiki.row.stray.${page.stray}`)} multiline maw={280}>
          <IconAlertTriangle size={14} className={styles['mark'] ?? ''} aria-hidden="true" />
        </Tooltip>
      )}
      {stale > 0 && (
        <Tooltip label={t('wiki.row.stale', { count: stale })}>
          <IconClockExclamation size={14} className={styles['mark'] ?? ''} aria-hidden="true" />
        </Tooltip>
      )}
    </>
  )
}

function useStale(page: PageRow): number {
  return staleClaims(page.checks, useToday())
}

/** What the line says to those who hear it. */
function useLabel(page: PageRow): string {
  const { t } = useTranslation()
  const stale = useStale(page)
  return [
    page.title || t('wiki.untitled'),
    t(`wiki.kind.${page.kind}`),
    ...(stale > 0 ? [t('wiki.row.stale', { count: stale })] : []),
    ...(page.stray !== null ? [t(`wiki.row.stray.${page.stray}`)] : []),
  ].join(', ')
}

/** Shown on hover, for the mouse: the context menu has the same for the keyboard. */
function LineActions({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const { tree, askNew } = useWikiScope()
  return (
    <span className={styles['actions']} aria-hidden="true" onClick={event => event.stopPropagation()}>
      <ActionIcon size="xs" tabIndex={-1} title={t('wiki.row.beneath')} onClick={() => askNew(page.id)}>
        <IconPlus size={14} />
      </ActionIcon>
      <ActionIcon
        size="xs"
        tabIndex={-1}
        title={t('wiki.row.menu')}
        onClick={event => {
          const box = event.currentTarget.getBoundingClientRect()
          tree.menu.set({ id: page.id, x: box.left, y: box.bottom })
        }}
      >
        <IconDots size={14} />
      </ActionIcon>
    </span>
  )
}

function LineTitleEdit({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { tree } = useWikiScope()
  return (
    <TitleEdit
      className={styles['edit']}
      name={t('wiki.row.titleOf', { title: page.title || t('wiki.untitled') })}
      value={page.title}
      keep={title => void renamePage(session, page.id, title)}
      onLeave={refocus => {
        tree.renaming.set(null)
        if (refocus) tree.focus(page.id)
      }}
    />
  )
}
