import { Button, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './talk.module.css'

interface SayBoxProps {
  readonly label: string
  /** The words of the button that says it. */
  readonly action: string
  readonly initial?: string
  readonly autoFocus?: boolean
  readonly onSay: (text: string) => void
  readonly onCancel?: () => void
}

/** A line to say something in. Ctrl or Cmd with Enter says it, Escape puts it away. */
export function SayBox({
  label,
  action,
  initial = '',
  autoFocus = false,
  onSay,
  onCancel,
}: SayBoxProps): ReactNode {
  const { t } = useTranslation()
  const [text, setText] = useState(initial)
  const say = (): void => {
    if (text.trim() === '') return
    onSay(text.trim())
    setText('')
  }
  return (
    <div className={styles['say']}>
      <Textarea
        aria-label={label}
        placeholder={label}
        size="xs"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        value={text}
        data-autofocus={autoFocus}
        autoFocus={autoFocus}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            say()
          } else if (event.key === 'Escape' && onCancel !== undefined) {
            event.preventDefault()
            event.stopPropagation()
            onCancel()
          }
        }}
      />
      {(text.trim() !== '' || onCancel !== undefined) && (
        <div className={styles['actions']}>
          {onCancel !== undefined && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
          <Button size="compact-xs" disabled={text.trim() === ''} onClick={say}>
            {action}
          </Button>
        </div>
      )}
    </div>
  )
}
