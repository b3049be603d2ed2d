import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { CalendarDate } from '../../../core/dates'
import styles from './my-day.module.css'

/** What is being written under a line: a note, or a next step with its day. */
export type Writing = { readonly what: 'note' } | { readonly what: 'step'; readonly due: CalendarDate }

interface QuickWordsProps {
  readonly label: string
  /** Null: given up. */
  readonly onEnd: (text: string | null) => void
}

/** One line to write in; Enter keeps it, Escape gives it up. */
export function QuickWords({ label, onEnd }: QuickWordsProps): ReactNode {
  const [text, setText] = useState('')
  return (
    <TextInput
      className={styles['words'] ?? ''}
      size="xs"
      aria-label={label}
      placeholder={label}
      maxLength={2_000}
      autoFocus
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => text.trim() === '' && onEnd(null)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onEnd(event.key === 'Enter' && text.trim() !== '' ? text.trim() : null)
      }}
    />
  )
}
