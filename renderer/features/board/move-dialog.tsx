import { Button, Group, Modal, Progress, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { BoardId } from '../../../core/ids'
import { moveToBoard } from '../../app/move-board'
import { useDirectory, useSession, useUi } from '../../app/session'
import { useBoard } from './board-context'
import styles from './board.module.css'

/** To which board the chosen deals go; while many of them go, how far they are. */
export function MoveDialog(): ReactNode {
  const { ui } = useSession()
  const { panel, moving } = useUi()
  const { t, rows } = useBoard()
  const [first] = moving
  const title = first === undefined ? '' : (rows.row(first)?.title ?? '')
  const opened = panel === 'moveDeals' && first !== undefined
  return (
    <Modal
      opened={opened}
      onClose={ui.closePanel}
      title={t('board.moving.title', { count: moving.length, title })}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Choice />}
    </Modal>
  )
}

function Choice(): ReactNode {
  const { ui } = useSession()
  const { board, t } = useBoard()
  const others = useDirectory().boards.filter(({ id }) => id !== board.id)
  const { count, done, move } = useMoving()
  if (done !== null) return <Running done={done} count={count} />
  if (others.length === 0)
    return (
      <Stack gap="md" align="flex-start">
        <p className={styles['movingHint']}>{t('board.moving.only')}</p>
        <Button onClick={() => ui.openPipeline('stages')}>{t('board.moving.make')}</Button>
      </Stack>
    )
  return (
    <Stack gap="sm">
      <p className={styles['movingHint']}>{t('board.moving.hint')}</p>
      <Stack gap={8} role="group" aria-label={t('board.moving.boards')}>
        {others.map((other, at) => (
          <Button
            key={other.id}
            variant="default"
            justify="flex-start"
            onClick={() => move(other.id)}
            {...(at === 0 && { 'data-autofocus': true })}
          >
            {other.name}
          </Button>
        ))}
      </Stack>
    </Stack>
  )
}

function Running({ done, count }: { readonly done: number; readonly count: number }): ReactNode {
  const { ui } = useSession()
  const { t } = useBoard()
  const said = t('board.moving.running', { done, count })
  return (
    <Stack gap="sm">
      <Progress value={(done / count) * 100} aria-label={said} />
      <Group justify="space-between">
        <span className="tabular" role="status">
          {said}
        </span>
        <Button variant="default" onClick={ui.closePanel}>
          {t('board.moving.stop')}
        </Button>
      </Group>
    </Stack>
  )
}

/** `done` is null until a board is chosen. Closing the dialog ends the move after the group that is under way. */
function useMoving(): { count: number; done: number | null; move: (to: BoardId) => void } {
  const session = useSession()
  const { moving } = useUi()
  const { state } = useBoard()
  const [done, setDone] = useState<number | null>(null)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const control = (stop.current = new AbortController())
    return () => control.abort()
  }, [])
  const move = (to: BoardId): void => {
    setDone(0)
    state.deselect()
    const { signal } = stop.current
    void moveToBoard(session, moving, to, { told: setDone, signal }).then(() => {
      if (!signal.aborted) session.ui.closePanel()
    })
  }
  return { count: moving.length, done, move }
}
