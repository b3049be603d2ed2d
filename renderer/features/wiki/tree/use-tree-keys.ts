import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useCallback, useRef, type KeyboardEvent } from 'react'
import type { PageId } from '../../../../core/ids'
import { nameKey } from '../../../../core/workspace/names'
import { deletePage, movePage, titleOf } from '../../../app/page-actions'
import { useSession, type Session } from '../../../app/session'
import { childrenOf } from '../../../replica/wiki-index'
import { stepOf, type TreeMove } from './standing'
import type { TreeRow } from './tree-rows'
import type { TreeState } from './tree-state'

/** Letters typed within this long of each other are the beginning of one title. */
const TYPING = 700

const steps: Readonly<Record<string, TreeMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

/** The keys of a tree, as the ARIA pattern has them; Alt and an arrow moves the page itself. */
export function useTreeKeys(rows: readonly TreeRow[], tree: TreeState): (event: KeyboardEvent) => void {
  const session = useSession()
  const typed = useRef({ text: '', at: -Infinity })
  return useCallback(
    event => {
      const id = (event.target as HTMLElement).closest<HTMLElement>('[data-page]')?.dataset['page'] as
        PageId | undefined
      if (id === undefined || event.target instanceof HTMLInputElement || event.defaultPrevented) return
      const at = rows.findIndex(row => row.page.id === id)
      const row = rows[at]
      if (row === undefined || event.ctrlKey || event.metaKey) return
      const keys: Keys = { session, rows, tree, row, at }
      const taken = event.altKey
        ? moveBy(keys, steps[event.key])
        : go(keys, event.key) || act(keys, event) || typeahead(keys, event, typed.current)
      if (!taken) return
      event.preventDefault()
      event.stopPropagation()
    },
    [session, rows, tree],
  )
}

interface Keys {
  readonly session: Session
  readonly rows: readonly TreeRow[]
  readonly tree: TreeState
  readonly row: TreeRow
  readonly at: number
}

function go({ rows, tree, row, at }: Keys, key: string): boolean {
  const focus = (to: TreeRow | undefined) => {
    if (to !== undefined) tree.focus(to.page.id)
    return true
  }
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row.children > 0 && !row.expanded) tree.unfold([row.page.id])
      else if (row.expanded) focus(rows[at + 1])
      return true
    case 'ArrowLeft':
      if (row.expanded) tree.unfold([row.page.id], false)
      else focus(rows.find(one => one.page.id === row.parentId))
      return true
    default:
      return false
  }
}

function act({ session, rows, tree, row, at }: Keys, event: KeyboardEvent): boolean {
  const { id } = row.page
  switch (event.key) {
    case 'Enter':
    case ' ':
      session.ui.showPage(id)
      return true
    case 'F2':
      tree.renaming.set(id)
      return true
    case 'Delete':
    case 'Backspace': {
      const heir = rows.slice(at + 1).find(one => one.level <= row.level) ?? rows[at - 1]
      void deletePage(session, id)
      if (heir !== undefined) tree.focus(heir.page.id)
      return true
    }
    case '*':
      tree.unfold(
        rows.filter(one => one.parentId === row.parentId && one.children > 0).map(one => one.page.id),
      )
      return true
    case 'ContextMenu':
      return openMenu(tree, id, event)
    case 'F10':
      return event.shiftKey && openMenu(tree, id, event)
    default:
      return false
  }
}

function openMenu(tree: TreeState, id: PageId, event: KeyboardEvent): boolean {
  const box = (event.target as HTMLElement).getBoundingClientRect()
  tree.menu.set({ id, x: box.left + 40, y: box.bottom })
  return true
}

/** Moves the page a step, says where it stands now, and keeps the focus on it. */
function moveBy({ session, tree, row }: Keys, move: TreeMove | undefined): boolean {
  if (move === undefined) return false
  const { id } = row.page
  const index = session.wiki.index.get()
  const standing = stepOf(index, id, move)
  const { t } = session.words
  if (standing === null) {
    announce(t('wiki.said.noFurther'))
    return true
  }
  void movePage(session, id, standing)
  if (standing.parentId !== null) tree.unfold([standing.parentId])
  const now = childrenOf(session.wiki.index.get(), standing.parentId)
  const position = now.findIndex(page => page.id === id) + 1
  announce(
    standing.parentId === null
      ? t('wiki.said.atTop', { title: titleOf(session, id), position, of: now.length })
      : t('wiki.said.beneath', { title: titleOf(session, id), parent: titleOf(session, standing.parentId), position, of: now.length }), // prettier-ignore
  )
  tree.focus(id)
  return true
}

/** The next page whose title begins with what is typed. */
function typeahead(
  { rows, tree, at }: Keys,
  event: KeyboardEvent,
  typed: { text: string; at: number },
): boolean {
  if (event.key.length !== 1 || event.key === ' ' || !/[\p{L}\p{N}]/u.test(event.key)) return false
  typed.text = event.timeStamp - typed.at < TYPING ? typed.text + event.key : event.key
  typed.at = event.timeStamp
  const wanted = nameKey(typed.text)
  // A first letter goes on to the next one that has it; more letters may stay where one is.
  const from = typed.text.length === 1 ? at + 1 : at
  const order = [...rows.slice(from), ...rows.slice(0, from)]
  const found = order.find(row => nameKey(row.page.title).startsWith(wanted))
  if (found !== undefined) tree.focus(found.page.id)
  return true
}
