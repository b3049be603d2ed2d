import { useEffect, useRef, type ReactNode } from 'react'

interface TitleEditProps {
  readonly className: string | undefined
  /** What a screen reader calls the field. */
  readonly name: string
  readonly value: string
  /** Called where something else was typed. */
  readonly keep: (title: string) => void
  /** The field is done with. `refocus`: by a key, so that the focus has to go back to what was named. */
  readonly onLeave: (refocus: boolean) => void
}

/** A title in its place as a field: Enter keeps it, and so does leaving; Escape leaves it as it was. */
export function TitleEdit({ className, name, value, keep, onLeave }: TitleEditProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const closed = useRef(false)
  useEffect(() => input.current?.select(), [])

  function close(keeps: boolean, refocus: boolean): void {
    if (closed.current) return
    closed.current = true
    const title = input.current?.value.trim() ?? ''
    if (keeps && title !== value) keep(title)
    onLeave(refocus)
  }

  return (
    <input
      ref={input}
      className={className}
      aria-label={name}
      defaultValue={value}
      maxLength={300}
      autoFocus
      onClick={event => event.stopPropagation()}
      onBlur={() => close(true, false)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) close(true, true)
        if (event.key === 'Escape') close(false, true)
      }}
    />
  )
}
