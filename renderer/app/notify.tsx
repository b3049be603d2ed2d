import { Button, Group, Text } from '@mantine/core'
import { notifications, notificationsStore, type NotificationData } from '@mantine/notifications'
import type { Failure } from '../../electron/contract/messages'
import type { Session } from './session'

interface Offer {
  readonly label: string
  readonly run: () => void
}

/** More than this many at a time cover what they speak of. */
const AT_MOST = 2
/** The newest word about undo and redo takes the place of the one before. */
const ABOUT_UNDO = 'data-about-undo'

/** Says something in passing, with one thing to do about it where there is one. Returns what takes it away. */
export function notify(message: string, offer?: Offer): () => void {
  const id = show({
    message:
      offer === undefined ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{message}</Text>
          <Button
            variant="subtle"
            onClick={() => {
              notifications.hide(id)
              offer.run()
            }}
          >
            {offer.label}
          </Button>
        </Group>
      ),
    autoClose: 6_000,
  })
  return () => void notifications.hide(id)
}

/** Says what was undone or redone, in the place of what was said of it before. */
export function notifyUndo(message: string): void {
  for (const { id, ...said } of shown()) if (ABOUT_UNDO in said && id !== undefined) notifications.hide(id)
  show({ message, autoClose: 6_000, [ABOUT_UNDO]: true })
}

/** Says in plain words what failed, by its code; the detail is for the log. */
export function notifyFailure(session: Pick<Session, 'words'>, failure: Failure): void {
  const { t } = session.words
  show({
    title: t('common.failure.title'),
    message: failureText(session, failure),
    color: 'red',
    autoClose: 10_000,
  })
}

const shown = (): readonly NotificationData[] => notificationsStore.getState().notifications

/** Makes room first: what merely passes goes before a failure, the oldest first. */
function show(notification: NotificationData): string {
  const old = [...shown()].sort((a, b) => Number(a.color === 'red') - Number(b.color === 'red'))
  for (const { id } of old.slice(0, Math.max(0, old.length - AT_MOST + 1)))
    if (id !== undefined) notifications.hide(id)
  return notifications.show({ ...notification, withBorder: true })
}

export function failureText({ words }: Pick<Session, 'words'>, failure: Failure): string {
  const file = failure.fileProblem
  if (file !== undefined) return words.t(`imports.fileProblem.${file.code}`, { row: file.row ?? 0 })
  return words.t(`common.failure.${failure.code}`)
}
