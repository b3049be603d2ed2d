import { Select } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetTarget } from '../../../../core/page/kinds'
import { nameKey } from '../../../../core/workspace/names'
import { createCompetitor } from '../../../app/page-actions'
import { useSession } from '../../../app/session'
import styles from './head.module.css'
import { usePageScope } from './page-scope'
import { useRecordChoices } from './record-choices'

interface RecordOneProps {
  readonly target: SetTarget
  readonly label: string
  readonly placeholder: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** Without a label above it: where what stands beside it says what it is. */
  readonly bare?: boolean
}

const NEW = 'new'

/** One record that the page is about. A competitor whom nobody has named yet is made by naming it. */
export function RecordOne(props: RecordOneProps): ReactNode {
  const { target, label, placeholder, value, onChange, bare = false } = props
  const { t } = useTranslation()
  const id = useId()
  const session = useSession()
  const { readOnly } = usePageScope()
  const { choices, nameOf } = useRecordChoices(target)
  const [text, setText] = useState('')
  const wanted = nameKey(text)
  const data = choices.map(one => ({ value: one.id, label: one.name }))
  if (value !== null && !data.some(one => one.value === value))
    data.push({ value, label: nameOf(value) ?? t('deal.arriving') })
  const canMake = target === 'competitor' && wanted !== '' && !data.some(one => nameKey(one.label) === wanted)
  if (canMake) data.push({ value: NEW, label: t('wiki.head.newCompetitor', { name: text.trim() }) })

  async function choose(chosen: string | null): Promise<void> {
    if (chosen !== NEW) return onChange(chosen)
    const made = await createCompetitor(session, text.trim())
    if (made !== null) onChange(made)
  }

  const field = (
    <Select
      id={id}
      variant="unstyled"
      {...(bare && { 'aria-label': label })}
      placeholder={placeholder}
      data={data}
      value={value}
      searchable
      clearable={!readOnly && value !== null}
      readOnly={readOnly}
      clearButtonProps={{ 'aria-label': t('wiki.head.clear', { field: label }) }}
      // What makes a new one matches whatever is typed.
      filter={({ options, search }) =>
        options.filter(
          one => 'value' in one && (one.value === NEW || nameKey(one.label).includes(nameKey(search))),
        )
      }
      onSearchChange={setText}
      comboboxProps={{ width: 260, position: 'bottom-start', shadow: 'md' }}
      onChange={chosen => void choose(chosen)}
    />
  )
  if (bare) return field
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {field}
    </div>
  )
}
