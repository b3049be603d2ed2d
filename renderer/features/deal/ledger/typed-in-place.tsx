import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'

interface TypedInPlaceProps<T> {
  readonly label: string
  readonly placeholder: string
  readonly text: string
  /** What a text stands for; null for one that stands for nothing. */
  readonly read: (text: string) => T | null
  /** What to write instead. */
  readonly hint: string
  readonly keep: (value: T | null) => void
}

/** A value of a list that is typed in place: emptied it is none, what can't be read stays with what to write instead. */
export function TypedInPlace<T>({
  label,
  placeholder,
  text,
  read,
  hint,
  keep,
}: TypedInPlaceProps<T>): ReactNode {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const commit = (): void => {
    if (draft === null || draft.trim() === text) return setDraft(null)
    const value = draft.trim() === '' ? null : read(draft)
    if (value === null && draft.trim() !== '') return setError(hint)
    setDraft(null)
    setError(null)
    keep(value)
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      value={draft ?? text}
      error={error}
      maxLength={40}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          event.preventDefault()
          commit()
        }
        if (event.key === 'Escape' && draft !== null) {
          // The first Escape is the field's, the second the panel's.
          event.preventDefault()
          setDraft(null)
          setError(null)
        }
      }}
    />
  )
}
