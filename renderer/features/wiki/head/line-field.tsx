import { Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'

interface LineFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly readOnly: boolean
  readonly className?: string | undefined
  readonly autoFocus?: boolean
  readonly keep: (value: string) => void
  /** Enter, after what was typed was kept. */
  readonly onEnter?: () => void
  /** Erase in an empty line. */
  readonly onErase?: () => void
  /** Alt and an arrow. */
  readonly onMove?: (by: -1 | 1) => void
}

/** A line of the head, one value: kept when it is left or by Enter, as it was by Escape. It wraps where it is long. */
export function LineField(props: LineFieldProps): ReactNode {
  const { label, value, placeholder, readOnly, className, autoFocus, keep } = props
  const [draft, setDraft] = useState<string | null>(null)

  function commit(): void {
    const next = draft?.trim()
    setDraft(null)
    if (next !== undefined && next !== value) keep(next)
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const { key, altKey } = event
    if (key === 'Enter') commit()
    const isEmpty = (draft ?? value) === ''
    if (key === 'Enter') props.onEnter?.()
    else if (key === 'Escape' && draft !== null) setDraft(null)
    else if (key === 'Backspace' && isEmpty && props.onErase !== undefined) props.onErase()
    else if (altKey && key === 'ArrowUp') props.onMove?.(-1)
    else if (altKey && key === 'ArrowDown') props.onMove?.(1)
    else return
    event.preventDefault()
  }

  return (
    <Textarea
      variant="unstyled"
      autosize
      minRows={1}
      maxLength={2_000}
      aria-label={label}
      className={className ?? ''}
      placeholder={placeholder}
      value={draft ?? value}
      readOnly={readOnly}
      autoFocus={autoFocus ?? false}
      onChange={event => setDraft(event.currentTarget.value.replace(/\n/g, ' '))}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
