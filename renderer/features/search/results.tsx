import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { searchKinds, type SearchRow } from '../../../electron/contract/search'
import { Panel } from '../../app/panel'
import { useSession } from '../../app/session'
import { useValue } from '../../replica/value-store'
import { FoundRow } from './found-row'
import { openFound } from './open-found'
import { ScopeChips } from './scope-chips'
import styles from './search.module.css'
import { searchText } from './search-text'
import { byKind } from './use-choices'
import { useSearch } from './use-search'
import { kindsOf, type Scope } from './wish'

/** Rows of a kind: whoever needs more needs another word. */
const LIMIT = 30
const resultScopes: readonly Scope[] = ['all', ...searchKinds]

/** Everything that was found, with the words around: to read through, not to jump. */
export function SearchResults({ opened }: { readonly opened: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <Panel
      opened={opened}
      title={t('search.results')}
      size="xl"
      // From the top: in the middle, the field would move with every result that goes.
      centered={false}
      yOffset="6vh"
    >
      {opened && <Looking />}
    </Panel>
  )
}

function Looking(): ReactNode {
  const { t } = useTranslation()
  const text = useValue(searchText)
  const [scope, setScope] = useState<Scope>('all')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { rows, building } = useSearch(text, kindsOf(scope), LIMIT)
  const groups = byKind(rows.filter(row => scope === 'all' || row.kind === scope))
  const count = groups.reduce((sum, [, group]) => sum + group.length, 0)
  useEffect(() => field.current?.select(), [])
  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const typing = event.target === field.current
    const step = stepOf(event.key, typing)
    if (step !== 0) moveFocus(list.current, step)
    else if (event.key === '/' && !typing) field.current?.select()
    else return
    event.preventDefault()
  }
  return (
    // The keys that go from row to row are also those of the field above them.
    <div onKeyDown={walk}>
      <TextInput
        ref={field}
        value={text}
        onChange={event => searchText.set(event.currentTarget.value)}
        aria-label={t('search.placeholderAll')}
        placeholder={t('search.placeholderAll')}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        data-autofocus
      />
      <ScopeChips scopes={resultScopes} scope={scope} choose={setScope} reachable />
      <p role="status" className={styles['count']}>
        {text.trim() === ''
          ? t('search.begin')
          : building && count === 0
            ? t('search.building')
            : t('search.found', { count })}{' '}
        {/* prettier-ignore */}
      </p>
      <div ref={list}>
        {groups.map(([kind, group]) => (
          <section key={kind} aria-label={t(`search.scope.${kind}`)}>
            {scope === 'all' && <h3 className={styles['group']}>{t(`search.scope.${kind}`)}</h3>}
            <Rows rows={group} />
          </section>
        ))}
      </div>
    </div>
  )
}

function Rows({ rows }: { readonly rows: readonly SearchRow[] }): ReactNode {
  const session = useSession()
  return (
    <ul className={styles['rows']}>
      {rows.map(row => (
        <li key={`${row.boardId}${row.id}`}>
          <button type="button" className={styles['row']} data-result onClick={() => openFound(session, row)}>
            <FoundRow row={row} snippet />
          </button>
        </li>
      ))}
    </ul>
  )
}

function stepOf(key: string, typing: boolean): -1 | 0 | 1 {
  if (key === 'ArrowDown' || (key === 'j' && !typing)) return 1
  return key === 'ArrowUp' || (key === 'k' && !typing) ? -1 : 0
}

/** To the row below or above the one that has the focus; from the field to the first. */
function moveFocus(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
  const at = rows.findIndex(row => row === document.activeElement)
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
}
