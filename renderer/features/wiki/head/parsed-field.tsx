import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { usePageScope } from './page-scope'

interface ParsedFieldProps<T> {
  readonly label: string
  readonly placeholder: string
  /** As it is edited, and as it reads while nobody edits it. */
  readonly text: string
  readonly shown: string
  /** What to write instead of what can't be read. */
  readonly hint: string
  readonly read: (text: string) => T | null
  readonly keep: (value: T | null) => void
  readonly autoFocus?: boolean
}

/** An amount or a percentage: kept when it is left or by Enter. What can't be read stays, with what to write instead. */
export function ParsedField<T>(props: ParsedFieldProps<T>): ReactNode {
  const { label, placeholder, text, shown, hint, read, keep, autoFocus = false } = props
  const { readOnly } = usePageScope()
  const [focused, setFocused] = useState(false)
  const [draft, setDraft] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)

  function commit(): void {
    if (draft === null || draft.trim() === text) return reset()
    const value = draft.trim() === '' ? null : read(draft)
    if (value === null && draft.trim() !== '') return setRefused(true)
    reset()
    keep(value)
  }
  function reset(): void {
    setDraft(null)
    setRefused(false)
  }

  return (
    <TextInput
      variant="unstyled"
      aria-label={label}
      placeholder={placeholder}
      value={draft ?? (focused ? text : shown)}
      error={refused && hint}
      readOnly={readOnly}
      autoFocus={autoFocus}
      maxLength={40}
      onFocus={() => setFocused(true)}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={() => {
        setFocused(false)
        commit()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') reset()
      }}
    />
  )
}
