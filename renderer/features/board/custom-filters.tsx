import { Button, Menu, Popover, TextInput } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readNumber } from '../../../core/deal/custom'
import type { CustomFilter } from '../../../core/deal/custom-filter'
import type { CustomField } from '../../../core/workspace/custom-field'
import { useDirectory, useSession, useUi } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './board.module.css'
import { FilterMenu } from './filter-menu'

/** Filters by what the team's own fields say: each is added when it is wanted. */
export function CustomFilters(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { filter } = useUi()
  const { fields } = useDirectory()
  const active = filter.custom ?? []
  const others = fields.filter(field => !active.some(({ fieldId }) => fieldId === field.id))
  const set = (custom: readonly CustomFilter[]) => ui.set({ filter: { ...filter, custom: [...custom] } })
  if (fields.length === 0) return null
  return (
    <>
      {active.map(each => {
        const field = fields.find(({ id }) => id === each.fieldId)
        return field === undefined ? null : (
          <OneFilter
            key={field.id}
            field={field}
            filter={each}
            set={change => set(active.map(other => (other.fieldId === field.id ? { fieldId: field.id, ...change } : other)))} // prettier-ignore
          />
        )
      })}
      {others.length > 0 && (
        <Menu position="bottom-start" width={220}>
          <Menu.Target>
            <Button variant="subtle" leftSection={<IconPlus size={14} stroke={1.75} />}>
              {t('board.byField')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(field => (
              <Menu.Item key={field.id} onClick={() => set([...active, { fieldId: field.id }])}>
                {field.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

interface OneFilterProps {
  readonly field: CustomField
  readonly filter: CustomFilter
  readonly set: (change: Omit<CustomFilter, 'fieldId'>) => void
}

function OneFilter({ field, filter, set }: OneFilterProps): ReactNode {
  const { t } = useTranslation()
  const { people } = useDirectory()
  switch (field.type) {
    case 'choice':
    case 'several':
      return <FilterMenu label={field.name} options={field.options} chosen={filter.any ?? []} onChange={any => set({ any })} /> // prettier-ignore
    case 'boolean':
      return (
        <FilterMenu
          label={field.name}
          options={[
            { id: 'true', name: t('pipeline.yes') },
            { id: 'false', name: t('pipeline.no') },
          ]}
          chosen={filter.any ?? []}
          onChange={any => set({ any })}
        />
      )
    case 'person':
      return <FilterMenu label={field.name} options={[...people.values()]} chosen={filter.any ?? []} onChange={any => set({ any })} /> // prettier-ignore
    case 'text':
    case 'link':
    case 'number':
    case 'money':
    case 'date':
      return <TypedFilter field={field} set={set} />
  }
}

/** A word of a text; a number, an amount or a date between two. What can't be read yet asks for nothing. */
function TypedFilter({ field, set }: Omit<OneFilterProps, 'filter'>): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const [texts, setTexts] = useState({ first: '', last: '' })
  const isText = field.type === 'text' || field.type === 'link'
  const number = (text: string) => readNumber(text, formats.decimalMark) ?? undefined
  const date = (text: string) => formats.parseDate(text) ?? undefined

  function change(next: { first: string; last: string }): void {
    setTexts(next)
    const { first, last } = next
    if (isText) set({ has: first })
    else if (field.type === 'date') set({ from: date(first), to: date(last) })
    else set({ min: number(first), max: number(last) })
  }

  const said = [texts.first, texts.last].filter(text => text !== '').join(' – ')
  return (
    <Popover position="bottom-start" width={220} trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant={said === '' ? 'default' : 'light'}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {said === '' ? field.name : `${field.name}: ${said}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={field.name} className={styles['typed'] ?? ''}>
        <TextInput
          size="xs"
          label={isText ? t('board.hasWord') : t('board.from')}
          value={texts.first}
          maxLength={200}
          data-autofocus
          onChange={event => change({ ...texts, first: event.currentTarget.value })}
        />
        {!isText && (
          <TextInput
            size="xs"
            mt="sm"
            label={t('board.to')}
            value={texts.last}
            maxLength={200}
            onChange={event => change({ ...texts, last: event.currentTarget.value })}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
