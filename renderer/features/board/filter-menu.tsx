import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameKey } from '../../../core/workspace/names'
import styles from './board.module.css'

interface FilterMenuProps {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: string[]) => void
}

const SHOWN = 60

/** A filter by one or more of many names, found by typing. */
export function FilterMenu({ label, options, chosen, onChange }: FilterMenuProps): ReactNode {
  const first = options.find(option => option.id === chosen[0])?.name
  const more = chosen.length > 1 ? ` +${chosen.length - 1}` : ''
  return (
    <Popover position="bottom-start" width={260} trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
          disabled={options.length === 0}
        >
          {first === undefined ? label : `${label}: ${first}${more}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Options options={options} chosen={chosen} onChange={onChange} label={label} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Options({ options, chosen, onChange, label }: FilterMenuProps): ReactNode {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const wanted = nameKey(text)
  const found = options.filter(option => nameKey(option.name).includes(wanted))
  const left = found.length - SHOWN
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('board.find')}
        placeholder={t('board.find')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        data-autofocus
      />
      <div className={styles['options']} role="group" aria-label={label}>
        {found.slice(0, SHOWN).map(({ id, name }) => (
          <Checkbox
            key={id}
            size="xs"
            className={styles['option'] ?? ''}
            label={name}
            checked={chosen.includes(id)}
            onChange={event =>
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter(other => other !== id))
            }
          />
        ))}
        {found.length === 0 && t('board.noMatch')}
        {left > 0 && t('board.moreMatches', { count: left })}
      </div>
    </>
  )
}
