import { Spotlight, useSpotlight } from '@mantine/spotlight'
import { IconLayoutKanban, IconListSearch, IconSearch } from '@tabler/icons-react'
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { searchKinds, type SearchRow } from '../../../electron/contract/search'
import { AskedInPalette } from '../questions'
import { paletteStore } from '../../app/palette-store'
import { useSession } from '../../app/session'
import { FoundRow } from './found-row'
import { Keys } from './keys'
import { openFound } from './open-found'
import { PendingEnter } from './pending-enter'
import { useRecents } from './recents'
import { ScopeChips } from './scope-chips'
import styles from './search.module.css'
import { searchText } from './search-text'
import { byKind, useChoices, type Choices } from './use-choices'
import { useEarlyLetters } from './use-early-letters'
import { useRecalled, useSearch, type Found } from './use-search'
import { kindsOf, scopeBeside, scopes, wishOf, type Scope, type Wish } from './wish'

/** Rows of a kind, beside others; where only that kind is looked for, there is room for more. */
const OF_MANY = 5
const OF_ONE = 12

/** Reaches everything: whatever has a title or a text, on any board, and what can be done. */
export function Palette(): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [scope, setScope] = useState<Scope>('all')
  const { opened } = useSpotlight(paletteStore)
  useEarlyLetters(opened, setTyped)
  const recents = useRecents()
  const wish = wishOf(typed, scope)
  const [enter] = useState(() => new PendingEnter())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') enter.press(wish.text)
    if (event.key !== 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setScope(scopeBeside(wish.scope, event.shiftKey ? -1 : 1))
  }
  return (
    <Spotlight.Root
      store={paletteStore}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={() => setScope('all')}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('search.action.palette') } }}
      size={680}
      maxHeight={460}
      classNames={{ action: styles['choice'] ?? '' }}
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
        onKeyDown={onKeyDown}
      />
      <ScopeChips scopes={scopes} scope={wish.scope} choose={setScope} reachable={false} />
      <Spotlight.ActionsList>
        {opened && <Results wish={wish} recents={recents} enter={enter} />}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Results({
  wish,
  recents,
  enter,
}: {
  readonly wish: Wish
  readonly recents: Parameters<typeof useRecalled>[0]
  readonly enter: PendingEnter
}): ReactNode {
  const { t } = useTranslation()
  const looked = useSearch(wish.scope === 'do' ? '' : wish.text, kindsOf(wish.scope), limitOf(wish.scope))
  const recalled = useRecalled(recents, wish.text === '')
  const { commands, boards, commandsFirst } = useChoices(wish)
  const rows = looked.rows.filter(row => wish.scope === 'all' || row.kind === wish.scope)
  const seen = wish.text === '' ? recalled.filter(row => wish.scope === 'all' || row.kind === wish.scope) : []
  const [answered, setAnswered] = useState(false)
  useFirstSelected(looked, wish, seen.length + (answered ? 1 : 0), enter)
  const nothing = rows.length + seen.length + commands.length + boards.length === 0 && !answered
  const doing = <Doing commands={commands} boards={boards} />
  return (
    <>
      {mayBeQuestion(wish) && <AskedInPalette text={wish.text} onShown={setAnswered} />}
      {seen.length > 0 && <Group label={t('search.recent')} rows={seen} />}
      {commandsFirst && doing}
      {byKind(rows).map(([kind, group]) => (
        <Group key={kind} label={t(`search.scope.${kind}`)} rows={group} />
      ))}
      {!commandsFirst && doing}
      {rows.length > 0 && <AllResults text={wish.text} />}
      {nothing && <Spotlight.Empty>{t(emptyOf(wish, looked))}</Spotlight.Empty>}
    </>
  )
}

/** One word is something to look for; a scope is, too. */
function mayBeQuestion({ scope, text }: Wish): boolean {
  return scope === 'all' && /\S\s+\S/.test(text)
}

function Group({ label, rows }: { readonly label: string; readonly rows: readonly SearchRow[] }): ReactNode {
  const session = useSession()
  return (
    <Spotlight.ActionsGroup label={label}>
      {rows.map(row => (
        <Spotlight.Action key={`${row.kind}${row.boardId}${row.id}`} onClick={() => openFound(session, row)}>
          <FoundRow row={row} snippet={false} />
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}

function Doing({ commands, boards }: Pick<Choices, 'commands' | 'boards'>): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <>
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
      {boards.length > 0 && (
        <Spotlight.ActionsGroup label={t('search.boards')}>
          {boards.map(({ id, name }) => (
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

function AllResults({ text }: { readonly text: string }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const open = () => {
    searchText.set(text)
    ui.open('search')
  }
  return (
    <Spotlight.Action
      label={t('search.all')}
      leftSection={<IconListSearch size={16} stroke={1.75} />}
      onClick={open}
    />
  )
}

/** The first row is selected as soon as it is there, so that Enter needs no arrow key before. */
function useFirstSelected(looked: Found, wish: Wish, seen: number, enter: PendingEnter): void {
  const { text, scope } = wish
  const answered = looked.text === text || text === '' || scope === 'do'
  useEffect(() => {
    const list = document.getElementById(paletteStore.getState().listId)
    if (list === null) return
    for (const one of list.querySelectorAll('[data-selected]')) one.removeAttribute('data-selected')
    paletteStore.updateState(state => ({ ...state, selected: answered ? 0 : -1 }))
    const opens = enter.show(answered ? text : null)
    const first = answered ? list.querySelector<HTMLElement>('[data-action]') : null
    first?.setAttribute('data-selected', 'true')
    if (opens) first?.click()
  }, [answered, text, scope, looked.rows, seen, enter])
}

function limitOf(scope: Scope): number {
  return scope === 'all' ? OF_MANY : OF_ONE
}

function emptyOf(
  { scope, text }: Wish,
  { building }: Found,
): 'search.building' | 'search.nothing' | 'search.begin' {
  if (text.trim() === '' && searchKinds.some(kind => kind === scope)) return 'search.begin'
  return building ? 'search.building' : 'search.nothing'
}
