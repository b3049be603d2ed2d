import { Button, Combobox, Textarea } from '@mantine/core'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './talk.module.css'
import { useNameHints } from './use-name-hints'

interface SayBoxProps {
  readonly label: string
  /** The words of the button that says it. */
  readonly action: string
  readonly initial?: string
  readonly autoFocus?: boolean
  readonly onSay: (text: string) => void
  readonly onCancel?: () => void
}

/** A line to say something in. Ctrl or Cmd with Enter says it, Escape puts it away; `@` offers names. */
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
  const field = useRef<HTMLTextAreaElement>(null)
  const { combobox, hints, look, take, close } = useNameHints(field, setText)
  const say = (): void => {
    if (text.trim() === '') return
    onSay(text.trim())
    setText('')
    close()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      say()
    } else if (event.key === 'Escape' && combobox.dropdownOpened) {
      // The first Escape puts the names away, the second what is being written.
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Escape' && onCancel !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <div className={styles['say']}>
      <Combobox store={combobox} onOptionSubmit={take} width={220} position="bottom-start" shadow="md">
        <Combobox.Target withKeyboardNavigation={hints.length > 0}>
          <Textarea
            ref={field}
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
            onChange={event => {
              setText(event.currentTarget.value)
              look()
            }}
            onBlur={close}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={hints.length === 0}>
          <Combobox.Options aria-label={t('talk.whom')}>
            {hints.map(name => (
              <Combobox.Option key={name} value={name}>
                {name}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
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
