import { Textarea, TextInput } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './inspector.module.css'
import { Editors } from './page/editors'

interface RowProps {
  readonly label: string
  readonly id: string
  /** The field, for others to see who is at it. */
  readonly part: string
  readonly children: ReactNode
}

/** A line of the inspector: the name of a field at the left, the field at the right, what else there is to say below. */
export function FieldRow({ label, id, part, children }: RowProps): ReactNode {
  return (
    <div className={styles['row']} data-part={part}>
      <div className={styles['name']}>
        <label htmlFor={id}>{label}</label>
        <Editors part={part} />
      </div>
      {children}
    </div>
  )
}

/** What a text stands for, or what to write instead. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly hint: string }

interface TextFieldProps<T> {
  readonly label: string
  /** As it is now, in words to edit. */
  readonly text: string
  /** As it reads while nobody edits it; the text itself where not given. */
  readonly shown?: string
  readonly read: (text: string) => Read<T>
  readonly keep: (value: T) => void
  readonly part: string
  readonly lines?: boolean
  readonly placeholder?: string
  /** The title: without a label beside it, one line of text that wraps where it is long. */
  readonly bare?: boolean
  readonly after?: ReactNode
}

/** A field edited in place: kept when it is left or by Enter, as it was by Escape. What can't be read stays, with what to write instead. */
export function TextField<T>(props: TextFieldProps<T>): ReactNode {
  const id = useId()
  const field = useDraft(props)
  const { t } = useTranslation()
  const { label, part, lines = false, placeholder = t('deal.empty'), bare = false, after } = props
  const common = {
    id,
    value: field.value,
    error: field.error,
    onFocus: field.onFocus,
    onBlur: field.onBlur,
    onKeyDown: field.onKeyDown,
    placeholder,
  }
  const input =
    lines || bare ? (
      <Textarea
        {...common}
        {...(bare && { 'aria-label': label })}
        rows={1}
        classNames={{ input: 'grows' }}
        maxLength={2_000}
        onChange={event => field.change(event.currentTarget.value)}
      />
    ) : (
      <TextInput {...common} maxLength={2_000} onChange={event => field.change(event.currentTarget.value)} />
    )
  if (bare)
    return (
      <div className={styles['titleField']} data-part={part}>
        {input}
        <Editors part={part} />
      </div>
    )
  return (
    <FieldRow label={label} id={id} part={part}>
      {input}
      {after}
    </FieldRow>
  )
}

function useDraft<T>({ text, shown = text, read, keep, lines }: TextFieldProps<T>) {
  const [focused, setFocused] = useState(false)
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)

  function commit(): void {
    if (draft === null || draft === text) return setDraft(null)
    const result = read(draft)
    if (!result.ok) return setError(result.hint)
    setDraft(null)
    setError(null)
    keep(result.value)
  }

  return {
    value: draft ?? (focused ? text : shown),
    error,
    change: setDraft,
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false)
      commit()
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter' && (lines !== true || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        commit()
      }
      if (event.key === 'Escape' && (draft !== null || error !== null)) {
        // The first Escape is the field's, the second the panel's.
        event.preventDefault()
        setDraft(null)
        setError(null)
      }
    },
  }
}
