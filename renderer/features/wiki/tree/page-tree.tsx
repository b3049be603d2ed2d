import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../../../core/ids'
import { useSession, useUi } from '../../../app/session'
import { useSelected, useValue } from '../../../replica/value-store'
import { pathTo } from '../../../replica/wiki-index'
import { TREE_LINE } from '../../../ui/tokens'
import { useWiki } from '../use-wiki'
import { useWikiScope } from '../wiki-context'
import styles from './tree.module.css'
import { TreeLine } from './tree-line'
import { isFiltering, treeRows, type TreeRow } from './tree-rows'
import type { TreeState } from './tree-state'
import { useTreeDrop } from './use-tree-drag'
import { useTreeKeys } from './use-tree-keys'

interface PageTreeProps {
  readonly scroller: React.RefObject<HTMLDivElement | null>
  /** What stands above the tree in its scroller. */
  readonly above: React.RefObject<HTMLDivElement | null>
}

/** All pages, as they stand beneath each other. Only the lines in sight are in the page, and the one that has the focus. */
export function PageTree({ scroller, above }: PageTreeProps): ReactNode {
  const { t } = useTranslation()
  const { tree } = useWikiScope()
  const index = useWiki()
  const expanded = useValue(tree.expanded)
  const filter = useValue(tree.filter)
  const rows = treeRows(index, expanded, filter)
  const keys = useTreeKeys(rows, tree)
  useTreeDrop(scroller, tree)
  useShowCurrent(tree)
  useFirstCursor(rows, tree)
  if (rows.length === 0)
    return isFiltering(filter) ? <p className={styles['none']}>{t('wiki.sidebar.nothingFound')}</p> : null
  return <Lines rows={rows} tree={tree} scroller={scroller} above={above} onKeyDown={keys} />
}

interface LinesProps extends PageTreeProps {
  readonly rows: readonly TreeRow[]
  readonly tree: TreeState
  readonly onKeyDown: (event: React.KeyboardEvent) => void
}

function Lines({ rows, tree, scroller, above, onKeyDown }: LinesProps): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { t } = useTranslation()
  const margin = useHeight(above)
  const { id: cursorId, token } = useValue(tree.cursor)
  const at = rows.findIndex(row => row.page.id === cursorId)
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range)
      return at < 0 || at >= range.count || seen.includes(at) ? seen : [...seen, at].sort((a, b) => a - b)
    },
    [at],
  )
  const keyOf = useCallback((i: number) => rows[i]?.page.id ?? i, [rows])
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TREE_LINE,
    getItemKey: keyOf,
    overscan: 8,
    scrollMargin: margin,
    rangeExtractor,
  })
  useEffect(() => {
    if (token > 0 && at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
    // Only a wish for the focus scrolls; that a page moved under the cursor does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [token])
  return (
    <div
      role="tree"
      aria-label={t('wiki.sidebar.pages')}
      className={styles['tree']}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {virtual.getVirtualItems().map(item => {
        const row = rows[item.index]
        return row === undefined ? null : (
          <div
            key={item.key}
            role="presentation"
            className={styles['place']}
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            <TreeLine row={row} />
          </div>
        )
      })}
    </div>
  )
}

/** How tall an element is, followed as it grows and shrinks. */
function useHeight(element: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const measured = element.current
    if (measured === null) return
    const observer = new ResizeObserver(() => setHeight(measured.offsetHeight))
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return height
}

/** The page that is shown is in sight in the tree, however it was come by. */
function useShowCurrent(tree: TreeState): void {
  const { wiki } = useSession()
  const { pageId } = useUi()
  const known = useSelected(wiki.index, index => pageId !== null && index.rows.has(pageId))
  useEffect(() => {
    if (pageId === null || !known) return
    const above: PageId[] = pathTo(wiki.index.get(), pageId).map(page => page.id)
    tree.unfold(above)
    tree.point(pageId)
  }, [pageId, known, tree, wiki])
}

/** The Tab key finds a line from the start, and again when the one it was on has gone. */
function useFirstCursor(rows: readonly TreeRow[], tree: TreeState): void {
  useEffect(() => {
    const { id } = tree.cursor.get()
    if (id !== null && rows.some(row => row.page.id === id)) return
    const first = rows[0]
    if (first !== undefined) tree.point(first.page.id)
  }, [rows, tree])
}
