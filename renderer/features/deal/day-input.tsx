import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../core/dates'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import { readDate } from './typed-values'

interface DayProps {
  readonly label: string
  readonly value: CalendarDate | null
  readonly keep: (date: CalendarDate | null) => void
  readonly placeholder?: string
}

/** A date in a list, typed as people type dates. */
export function DayInput({ label, value, keep, placeholder = '' }: DayProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const today = useToday()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const commit = (): void => {
    if (draft === null) return
    const date = draft.trim() === '' ? null : readDate(draft, formats, today)
    if (date === null && draft.trim() !== '')
      return setError(t('common.date.hint', { example: formats.dateExample }))
    setDraft(null)
    setError(null)
    if (date !== value) keep(date)
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={draft ?? (value === null ? '' : formats.date(value))}
      placeholder={placeholder}
      error={error}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={event => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape' && draft !== null) {
          event.preventDefault()
          setDraft(null)
          setError(null)
        }
      }}
    />
  )
}
