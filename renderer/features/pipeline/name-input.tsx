import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeptInput } from './kept-input'
import styles from './pipeline.module.css'

interface NameInputProps {
  /** What the field is called. */
  readonly label: string
  readonly value: string
  readonly keep: (name: string) => void
}

/** A record's name in its row: what it must have. */
export function NameInput({ label, value, keep }: NameInputProps): ReactNode {
  const { t } = useTranslation()
  return (
    <KeptInput
      className={`${styles['grow']} ${styles['plain']}`}
      name={label}
      value={value}
      maxLength={200}
      keep={text => {
        if (text === '') return t('common.required')
        keep(text)
        return null
      }}
    />
  )
}
