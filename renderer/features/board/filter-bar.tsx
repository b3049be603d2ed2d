import { Button, Checkbox, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { accountIdSchema, personIdSchema } from '../../../core/ids'
import type { BoardFilter } from '../../../electron/contract/rows'
import { useDirectory, useSession, useUi } from '../../app/session'
import { isFiltered } from '../../app/ui-state'
import { useTotals } from '../../replica/use-rows'
import { useBoard } from './board-context'
import styles from './board.module.css'
import { CustomFilters } from './custom-filters'
import { FilterMenu } from './filter-menu'

/** While somebody types, the board is asked this often at most. */
const TYPING_PAUSE = 120

export function FilterBar(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { filter, cleared } = useUi()
  const { people, accounts, directory } = useDirectory()
  const owners = useMemo(() => named(people.values()), [people])
  const accountOptions = useMemo(() => named(accounts.values()), [accounts])
  const claimed = directory.people.some(
    person => person.claimedBy !== null && person.claimedBy === directory.me?.id,
  )
  const set = (change: Partial<BoardFilter>) => ui.set({ filter: { ...filter, ...change } })
  return (
    <div className={styles['filters']} role="search">
      <TextFilter key={cleared} />
      <FilterMenu
        label={t('board.owner')}
        options={owners}
        chosen={filter.ownerIds ?? []}
        onChange={ids => set({ ownerIds: ids.map(id => personIdSchema.parse(id)) })}
      />
      <FilterMenu
        label={t('board.account')}
        options={accountOptions}
        chosen={filter.accountIds ?? []}
        onChange={ids => set({ accountIds: ids.map(id => accountIdSchema.parse(id)) })}
      />
      <CustomFilters key={`fields:${cleared}`} />
      {(claimed || filter.mine) && (
        <Checkbox
          size="xs"
          label={t('board.mine')}
          title={t('board.mineHint')}
          checked={filter.mine ?? false}
          onChange={event => set({ mine: event.currentTarget.checked })}
        />
      )}
      {isFiltered(filter) && (
        <Button variant="subtle" onClick={ui.clearFilter}>
          {t('board.clear')}
        </Button>
      )}
      <span className={styles['space']} />
      <ResultCount />
    </div>
  )
}

function TextFilter(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const [text, setText] = useState(ui.store.get().filter.text ?? '')
  useEffect(() => {
    const { filter } = ui.store.get()
    if (text === (filter.text ?? '')) return
    const timer = setTimeout(() => ui.set({ filter: { ...ui.store.get().filter, text } }), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [text, ui])
  return (
    <TextInput
      id="board-search"
      size="xs"
      className={styles['filter'] ?? ''}
      aria-label={t('board.search')}
      placeholder={t('board.search')}
      leftSection={<IconSearch size={14} stroke={1.75} />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label={t('board.clear')} onClick={() => setText('')} />
        )
      }
      value={text}
      maxLength={200}
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (text === '') event.currentTarget.blur()
        else setText('')
      }}
    />
  )
}

/** How many deals there are through the filters, said to those who can't see the lanes change. */
function ResultCount(): ReactNode {
  const { t } = useTranslation()
  const { filter } = useUi()
  const { rows } = useBoard()
  const totals = useTotals(rows)
  const count = [...totals.values()].reduce((sum, total) => sum + total.count, 0)
  return (
    <span className={`${styles['results']} tabular`} role="status">
      {count === 0 && isFiltered(filter) ? t('board.nothingFound') : t('board.count', { count })}
    </span>
  )
}

function named(records: Iterable<{ readonly id: string; readonly name: string; readonly deleted: unknown }>) {
  return [...records]
    .filter(record => record.deleted === null)
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
