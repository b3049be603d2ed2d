import { Button, Menu, Switch, TextInput } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Fragment, useState, type FormEvent, type ReactNode } from 'react'
import { changesOf, type SavedView } from '../../../../core/table/view'
import { boardFilterSchema, type BoardFilter } from '../../../../electron/contract/rows'
import { useDirectory, useSession, useUi } from '../../../app/session'
import { createView, removeView, updateView } from '../../../app/table-actions'
import { NO_FILTER } from '../../../app/ui-state'
import { Dialog } from '../../../ui/dialog'
import { useBoard } from '../board-context'
import { useTable } from './table-context'
import styles from './table.module.css'
import type { Arranged } from './use-arrangement'

/** What of the view would be written to keep the table as it is now; null where that is nothing. */
function useChanges(view: SavedView | undefined): Record<string, unknown> | null {
  const { arrangement, book } = useTable()
  const { filter } = useUi()
  if (view === undefined) return null
  const changes = changesOf(view, arrangement, key => book.column(key) !== null)
  if (!isSameFilter(filterOf(view), filter)) changes['filter'] = filter
  return Object.keys(changes).length === 0 ? null : changes
}

function filterOf(view: SavedView): BoardFilter {
  const parsed = boardFilterSchema.safeParse(view.filter)
  return parsed.success ? parsed.data : NO_FILTER
}

function isSameFilter(a: BoardFilter, b: BoardFilter): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
}

/** Views that are kept: shared with the board, and one's own. */
export function ViewsMenu({ arranged }: { readonly arranged: Arranged }): ReactNode {
  const { t, board } = useBoard()
  const session = useSession()
  const { directory } = useDirectory()
  const [asking, setAsking] = useState(false)
  const views = directory.views.filter(({ boardId }) => boardId === board.id)
  const view = views.find(({ id }) => id === arranged.left.viewId)
  const changes = useChanges(view)
  const show = (wanted: SavedView | null): void => {
    arranged.show(wanted)
    if (wanted !== null) session.ui.set({ filter: filterOf(wanted), cleared: session.ui.store.get().cleared + 1 }) // prettier-ignore
  }
  const groups = [
    { label: t('table.views.shared'), list: views.filter(({ memberId }) => memberId === null) },
    { label: t('table.views.mine'), list: views.filter(({ memberId }) => memberId !== null) },
  ]
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} />}>
            {t('table.views.shown', { name: view?.name ?? t('table.views.none') })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => show(null)}>{t('table.views.begin')}</Menu.Item>
          {groups.map(({ label, list }) =>
            list.length === 0 ? null : (
              <Fragment key={label}>
                <Menu.Label>{label}</Menu.Label>
                <ViewItems views={list} shown={view} onShow={show} />
              </Fragment>
            ),
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsking(true)}>{t('table.views.new')}</Menu.Item>
          {view !== undefined && (
            <Menu.Item onClick={() => void removeView(session, view)}>
              {t('table.views.remove', { name: view.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {view !== undefined && changes !== null && (
        <Button variant="light" onClick={() => void updateView(session, view, changes)}>
          {t('table.views.save', { name: view.name })}
        </Button>
      )}
      <NewView opened={asking} onClose={() => setAsking(false)} arranged={arranged} />
    </>
  )
}

interface ViewItemsProps {
  readonly views: readonly SavedView[]
  readonly shown: SavedView | undefined
  readonly onShow: (view: SavedView) => void
}

function ViewItems({ views, shown, onShow }: ViewItemsProps): ReactNode {
  return views.map(view => (
    <Menu.Item
      key={view.id}
      onClick={() => onShow(view)}
      rightSection={view === shown ? <IconCheck size={15} /> : null}
    >
      {view.name}
    </Menu.Item>
  ))
}

interface NewViewProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly arranged: Arranged
}

/** Asks what a view is called and who sees it. */
function NewView({ opened, onClose, arranged }: NewViewProps): ReactNode {
  const { t, board } = useBoard()
  const session = useSession()
  const { arrangement } = useTable()
  const [shared, setShared] = useState(false)
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const given = new FormData(event.currentTarget).get('name')
    const name = typeof given === 'string' ? given.trim() : ''
    if (name === '') return
    onClose()
    const viewId = await createView(
      session,
      board.id,
      name,
      shared,
      arrangement,
      session.ui.store.get().filter,
    )
    if (viewId !== null) arranged.keepAs(viewId)
  }
  return (
    <Dialog opened={opened} onClose={onClose} title={t('table.views.new')} size="sm">
      <form onSubmit={event => void submit(event)}>
        <TextInput name="name" label={t('table.views.name')} maxLength={100} data-autofocus />
        <Switch
          mt="md"
          size="xs"
          label={t('table.views.share')}
          checked={shared}
          onChange={event => setShared(event.currentTarget.checked)}
        />
        <p className={styles['hint']}>{t('table.views.keeps')}</p>
        <Button type="submit" mt="md">
          {t('common.save')}
        </Button>
      </form>
    </Dialog>
  )
}
