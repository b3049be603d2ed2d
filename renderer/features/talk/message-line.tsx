import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberId } from '../../../core/ids'
import { reactions } from '../../../core/talk/schema'
import type { Message } from '../../../core/talk/talk'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { Avatar } from '../../ui/avatar'
import type { CommentDesk } from './comment-desk'
import { SayBox } from './say-box'
import styles from './talk.module.css'

interface MessageLineProps {
  readonly desk: CommentDesk
  readonly message: Message
}

/** What one person said, with what others think of it. */
export function MessageLine({ desk, message }: MessageLineProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { members, directory } = useDirectory()
  const [editing, setEditing] = useState(false)
  const member = members.get(message.by)
  const name = member?.name ?? t('deal.somebody')
  const mine = directory.me?.id === message.by
  if (message.deleted) return <p className={styles['gone']}>{t('talk.takenBack', { name })}</p>
  return (
    <div className={styles['message']}>
      <Avatar name={name} colour={member?.colour ?? 'slate'} />
      <div>
        <p className={styles['who']}>
          <strong>{name}</strong> <time>{formats.instant(message.at)}</time>
          {message.edited && <span> · {t('talk.edited')}</span>}
          {!desk.isReadOnly && (
            <MessageMenu desk={desk} message={message} mine={mine} onEdit={() => setEditing(true)} />
          )}
        </p>
        {editing ? (
          <SayBox
            label={t('talk.editMessage')}
            action={t('common.save')}
            initial={message.text}
            autoFocus
            onSay={text => {
              desk.edit(message.id, text)
              setEditing(false)
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <p className={styles['text']}>{message.text}</p>
        )}
        <Reactions desk={desk} message={message} me={directory.me?.id ?? null} />
      </div>
    </div>
  )
}

function MessageMenu({
  desk,
  message,
  mine,
  onEdit,
}: MessageLineProps & { readonly mine: boolean; readonly onEdit: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon size="xs" aria-label={t('talk.messageMenu')}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {reactions.map(reaction => (
          <Menu.Item key={reaction} onClick={() => desk.react(message.id, reaction, true)}>
            {reaction} {t(`talk.reaction.${reaction}`)}
          </Menu.Item>
        ))}
        {mine && <Menu.Divider />}
        {mine && <Menu.Item onClick={onEdit}>{t('talk.editMessage')}</Menu.Item>}
        {mine && <Menu.Item onClick={() => desk.remove(message.id)}>{t('talk.takeBack')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function Reactions({ desk, message, me }: MessageLineProps & { readonly me: MemberId | null }): ReactNode {
  const { t } = useTranslation()
  const { members } = useDirectory()
  if (message.reactions.length === 0) return null
  return (
    <ul className={styles['reactions']}>
      {message.reactions.map(({ reaction, members: given }) => {
        const on = me !== null && given.includes(me)
        const names = given.map(id => members.get(id as MemberId)?.name ?? t('deal.somebody')).join(', ')
        return (
          <li key={reaction}>
            <button
              type="button"
              aria-pressed={on}
              disabled={desk.isReadOnly}
              aria-label={t('talk.reactedBy', { what: t(`talk.reaction.${reaction}`), names })}
              title={names}
              onClick={() => desk.react(message.id, reaction, !on)}
            >
              {reaction} {given.length}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
