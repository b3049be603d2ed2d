import { Autocomplete, Button } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { newNamesIn, parseCell, type CellProblem } from '../../../../core/table/parse-cell'
import { ALL_BOARDS } from '../../../../core/table/all-boards'
import { notify } from '../../../app/notify'
import { useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import type { DealRow } from './rows'
import { useTable, type ShownColumn } from './table-context'
import { areaOf, nextSpot, type Editing, type Way } from './table-state'
import styles from './table.module.css'
import { said } from './use-table-keys'
import { filled, keepCells } from './write'

interface CellEditorProps {
  readonly row: DealRow
  readonly column: ShownColumn
  readonly editing: Editing
}

/**
 * Writes one cell. Enter keeps it and goes down, Tab keeps it and goes on, Escape leaves it as it was; Ctrl or Cmd with Enter writes it to
 * every selected cell. What can't be read stays, with the reason; left behind, it is not kept, and that is said.
 */
export function CellEditor({ row, column, editing }: CellEditorProps): ReactNode {
  const { t } = useBoard()
  const { book } = useTable()
  const [text, setText] = useState(editing.typed ?? book.typed(row, column.key))
  const [problem, setProblem] = useState<CellProblem | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const [asking, ask] = useState<readonly string[]>([])
  const { keep, leave } = useKeeping({ row, column, editing }, input, {
    setProblem,
    ask,
    isAsked: asking.length > 0,
  })
  usePresence(row, column)
  useEffect(() => {
    input.current?.focus()
    if (editing.typed === null) input.current?.select()
  }, [editing])
  const change = (next: string): void => {
    setText(next)
    setProblem(null)
    ask([])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Tab') {
      event.preventDefault()
      keep(text, event.shiftKey ? 'left' : 'right')
    } else if (event.key === 'Enter' && !isChoosing(event.currentTarget)) {
      event.preventDefault()
      if (event.ctrlKey || event.metaKey) keep(text, null)
      else keep(text, event.shiftKey ? 'up' : 'down')
    }
  }
  const shared = {
    ref: input,
    value: text,
    'aria-label': t('table.edit', { column: column.label, title: row.card.title }),
    'aria-invalid': problem !== null,
    onKeyDown,
    onBlur: () => keep(text, 'stay'),
    maxLength: 2_000,
  } as const
  return (
    <div className={styles['editor']}>
      {column.kind === 'choice' ? (
        <Autocomplete
          {...shared}
          size="xs"
          variant="unstyled"
          data={[...new Set(book.optionsOf(row, column.key).map(({ name }) => name))]}
          limit={50}
          // As long as nothing is typed, what is there already is not what one looks for.
          {...(text === book.typed(row, column.key) && { filter: ({ options }) => options })}
          defaultDropdownOpened
          comboboxProps={{ shadow: 'md', width: 240, position: 'bottom-start', offset: 2 }}
          onChange={change}
          onOptionSubmit={value => keep(value, 'down')}
        />
      ) : (
        <input {...shared} onChange={event => change(event.currentTarget.value)} />
      )}
      {asking.length > 0 && <IsNew names={asking} create={() => keep(text, 'down')} />}
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(`table.problem.${problem}`)}
        </p>
      )}
    </div>
  )
}

/** A name that nobody has yet becomes one by a second Enter, or by this button; a slip of the pen does not. */
function IsNew({
  names,
  create,
}: {
  readonly names: readonly string[]
  readonly create: () => void
}): ReactNode {
  const { t } = useBoard()
  const name = names.join('”, “')
  return (
    <div role="alert" className={`${styles['problem']} ${styles['isNew']}`}>
      <p>{t('table.isNew', { name })}</p>
      {/* The cell keeps the focus: leaving it would give up what is written. */}
      <Button tabIndex={-1} variant="default" onMouseDown={event => event.preventDefault()} onClick={create}>
        {t('table.create', { name })}
      </Button>
    </div>
  )
}

/** Whether Enter is for the name that is marked in the list. */
function isChoosing(input: HTMLInputElement): boolean {
  return (
    input.getAttribute('aria-activedescendant') !== null && input.getAttribute('aria-expanded') === 'true'
  )
}

interface Asking {
  readonly setProblem: (problem: CellProblem) => void
  /** Asks whether these names are to be made. */
  readonly ask: (names: readonly string[]) => void
  readonly isAsked: boolean
}

/** Keeps what is written once, however it is left: to a neighbour, in all selected cells (null), or by going elsewhere. */
function useKeeping(
  { row, column, editing }: CellEditorProps,
  input: React.RefObject<HTMLInputElement | null>,
  { setProblem, ask, isAsked }: Asking,
): { keep: (text: string, then: Way | 'stay' | null) => void; leave: () => void } {
  const session = useSession()
  const scope = useTable()
  const { book, state, places } = scope
  const ended = useRef(false)
  const leave = (): void => {
    ended.current = true
    // Before it goes, what is written in hands the focus back: the next key is for the grid.
    if (input.current === document.activeElement)
      input.current?.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
    state.endEditing()
  }
  const keep = (text: string, then: Way | 'stay' | null): void => {
    if (ended.current) return
    const untouched = editing.typed === null && text === book.typed(row, column.key)
    const parsed = parseCell(column, text, book.readersOf(row, column.key))
    if (!parsed.ok && !untouched) {
      if (then !== 'stay') return setProblem(parsed.error)
      leave()
      return void notify(session.words.t('table.notKept', { text, why: session.words.t(`table.problem.${parsed.error}`) })) // prettier-ignore
    }
    const newNames = parsed.ok && !untouched ? newNamesIn(parsed.value) : []
    // An account has always been made by being named.
    if (newNames.length > 0 && !isAsked && column.key !== 'accountId') {
      if (then !== 'stay') return ask(newNames)
      leave()
      return void notify(session.words.t('table.notKept', { text, why: session.words.t('table.problem.not-known') })) // prettier-ignore
    }
    const area = then === null ? areaOf(places, state.cursor.get(), state.anchor.get()) : null
    leave()
    if (area !== null && parsed.ok)
      void keepCells(session, scope, filled(scope, area, text).cells).then(count => said(session, count)) // prettier-ignore
    else if (parsed.ok && !untouched) void keepCells(session, scope, [{ row, column, value: parsed.value }])
    if (then === null || then === 'stay') return
    const next = nextSpot(places, { line: editing.line, column: editing.column }, then, 0)
    if (next !== null) state.go(next)
  }
  return { keep, leave }
}

/** Others see which field is being written here. */
function usePresence({ card }: DealRow, { key }: ShownColumn): void {
  const { client } = useSession()
  const { board, boardOf } = useBoard()
  useEffect(() => {
    const boardId = boardOf(card.id)
    client.setPresence({ boardId, dealId: card.id, doing: 'editing', field: key })
    const after = board.id === ALL_BOARDS ? null : boardId
    return () => client.setPresence({ boardId: after, dealId: null, doing: 'viewing', field: null })
  }, [client, board.id, boardOf, card.id, key])
}
