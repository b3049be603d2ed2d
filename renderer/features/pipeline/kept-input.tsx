import { TextInput, type TextInputProps } from '@mantine/core'
import { useState, type ReactNode } from 'react'

interface KeptInputProps extends Pick<
  TextInputProps,
  'label' | 'description' | 'placeholder' | 'className' | 'rightSection' | 'maxLength'
> {
  /** As it is now. */
  readonly value: string
  /** Keeps what was typed; a text says what to write instead, and nothing is kept. */
  readonly keep: (text: string) => string | null
  /** Where no label is shown. */
  readonly name?: string
}

/** A line that is kept when it is left or by Enter, and is as it was by Escape. What somebody else writes meanwhile is shown once nobody types here. */
export function KeptInput({ value, keep, name, ...rest }: KeptInputProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)

  function commit(): void {
    if (draft === null || draft.trim() === value) return forget()
    const hint = keep(draft.trim())
    if (hint === null) forget()
    else setError(hint)
  }
  function forget(): void {
    setDraft(null)
    setError(null)
  }

  return (
    <TextInput
      {...rest}
      {...(name !== undefined && { 'aria-label': name })}
      value={draft ?? value}
      error={error}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape' && (draft !== null || error !== null)) {
          // The first Escape is the field's, the second the page's.
          event.preventDefault()
          forget()
        }
      }}
    />
  )
}
