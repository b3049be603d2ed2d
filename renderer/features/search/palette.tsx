import { Spotlight } from '@mantine/spotlight'
import { IconLayoutKanban, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameKey } from '../../../core/workspace/names'
import { appCommands } from '../../app/commands'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { findDeals } from './find-deals'
import { Keys } from './keys'
import styles from './search.module.css'

const DEALS = 8

/** Reaches everything: boards, what can be done, and the deals of the board by their text. */
export function Palette(): ReactNode {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      maxHeight={420}
      scrollable
      // From the top: in the middle, what one types into would move with every result that goes.
      centered={false}
      yOffset="12vh"
      lockScroll={false}
      overlayProps={{ color: 'var(--wr-veil)', backgroundOpacity: 1, blur: 0 }}
      transitionProps={{ duration: 120 }}
    >
      <Spotlight.Search
        aria-label={t('search.placeholder')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={16} stroke={1.75} />}
      />
      <Spotlight.ActionsList>
        <Results text={text} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Results({ text }: { readonly text: string }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { boards } = useDirectory()
  const wanted = nameKey(text)
  const commands = appCommands
    .filter(({ id }) => id !== 'palette')
    .map(command => ({ ...command, label: t(`search.action.${command.id}`) }))
    .filter(({ label }) => nameKey(label).includes(wanted))
  const places = boards.filter(board => nameKey(board.name).includes(wanted))
  const deals = useDeals(text)
  if (commands.length + places.length + deals.length === 0)
    return <Spotlight.Empty>{t('search.nothing')}</Spotlight.Empty>
  return (
    <>
      {deals.length > 0 && (
        <Spotlight.ActionsGroup label={t('search.deals')}>
          {deals.map(({ id, title, about }) => (
            <Spotlight.Action
              key={id}
              label={title}
              description={about}
              onClick={() => session.ui.openDeal(id)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {commands.length > 0 && (
        <Spotlight.ActionsGroup label={t('search.actions')}>
          {commands.map(({ id, label, keys, run }) => (
            <Spotlight.Action key={id} onClick={() => run(session)} className={styles['action'] ?? ''}>
              <span>{label}</span>
              {keys[0] !== undefined && <Keys keys={keys[0]} />}
            </Spotlight.Action>
          ))}
        </Spotlight.ActionsGroup>
      )}
      {places.length > 0 && (
        <Spotlight.ActionsGroup label={t('search.boards')}>
          {places.map(({ id, name }) => (
            <Spotlight.Action
              key={id}
              label={name}
              leftSection={<IconLayoutKanban size={16} stroke={1.75} />}
              onClick={() => session.ui.showBoard(id)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
    </>
  )
}

function useDeals(text: string) {
  const { board } = useSession()
  const { accounts, stages } = useDirectory()
  const formats = useFormats()
  const wanted = useDeferredValue(text)
  return useMemo(() => {
    const rows = board.get()?.rows
    if (rows === undefined || wanted.trim().length < 2) return []
    const account = (id: string | null) => (id === null ? '' : (accounts.get(id)?.name ?? ''))
    return findDeals(rows.rows(), wanted, row => account(row.accountId), DEALS).map(row => ({
      id: row.id,
      title: row.title,
      about: [
        stages.get(row.lane)?.name,
        account(row.accountId),
        row.amount === null ? '' : formats.money(row.amount),
      ]
        .filter(part => part !== undefined && part !== '')
        .join(' · '),
    }))
  }, [board, accounts, stages, formats, wanted])
}
