import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Failure } from '../../electron/contract/messages'
import type { Session } from './session'

interface Offer {
  readonly label: string
  readonly run: () => void
}

/** Says something in passing, with one thing to do about it where there is one. */
export function notify(message: string, offer?: Offer): void {
  const id = notifications.show({
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
    withBorder: true,
  })
}

/** Says in plain words what failed, by its code; the detail is for the log. */
export function notifyFailure(session: Pick<Session, 'words'>, failure: Failure): void {
  const { t } = session.words
  notifications.show({
    title: t('common.failure.title'),
    message: failureText(session, failure),
    color: 'red',
    autoClose: 10_000,
    withBorder: true,
  })
}

export function failureText({ words }: Pick<Session, 'words'>, failure: Failure): string {
  const file = failure.fileProblem
  if (file !== undefined) return words.t(`imports.fileProblem.${file.code}`, { row: file.row ?? 0 })
  return words.t(`common.failure.${failure.code}`)
}
