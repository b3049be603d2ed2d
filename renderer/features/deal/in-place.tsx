import { Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'

interface InPlaceProps {
  readonly label: string
  readonly text: string
  readonly keep: (text: string) => void
  readonly placeholder?: string
  readonly lines?: boolean
  readonly maxLength?: number
  /** Left empty it goes back to what it was. */
  readonly required?: boolean
  readonly visibleLabel?: boolean
}

/** A text of a list, edited in place: kept when it is left or by Enter, as it was by Escape. */
export function InPlace(props: InPlaceProps): ReactNode {
  const { label, text, keep, placeholder = '', lines = false, required = false, visibleLabel = false } = props
  const [draft, setDraft] = useState<string | null>(null)
  const commit = (): void => {
    const value = draft?.trim() ?? text
    setDraft(null)
    if (value !== text && !(required && value === '')) keep(value)
  }
  const common = {
    size: 'xs',
    value: draft ?? text,
    placeholder,
    maxLength: props.maxLength ?? 500,
    ...(visibleLabel ? { label } : { 'aria-label': label }),
    onBlur: commit,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setDraft(event.currentTarget.value),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        commit()
      }
      if (event.key === 'Escape' && draft !== null) {
        // The first Escape is the field's, the second the panel's.
        event.preventDefault()
        setDraft(null)
      }
    },
  } as const
  return lines ? <Textarea {...common} rows={1} classNames={{ input: 'grows' }} /> : <TextInput {...common} />
}
