import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './pipeline.module.css'

interface AddLineProps {
  readonly label: string
  readonly placeholder: string
  readonly onAdd: (name: string) => void
  /** What is chosen beside the name. */
  readonly children?: ReactNode
}

/** The line under a list that adds to it: a name, and Enter. */
export function AddLine({ label, placeholder, onAdd, children }: AddLineProps): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  return (
    <form
      className={styles['add']}
      onSubmit={event => {
        event.preventDefault()
        if (name.trim() === '') return
        onAdd(name.trim())
        setName('')
      }}
    >
      <TextInput
        className={styles['grow'] ?? ''}
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      {children}
      <Button type="submit" size="sm" variant="default" leftSection={<IconPlus size={15} stroke={1.75} />}>
        {t('pipeline.add')}
      </Button>
    </form>
  )
}
