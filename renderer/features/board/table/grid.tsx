import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue } from '../../../replica/value-store'
import { TABLE_LINE } from '../../../ui/tokens'
import { useBoard } from '../board-context'
import { GroupLine } from './group-line'
import { Head } from './head'
import { PasteDialog } from './paste-dialog'
import { TableLine } from './table-line'
import { useTable } from './table-context'
import { areaOf, HEAD } from './table-state'
import styles from './table.module.css'
import { useClipboard } from './use-clipboard'
import { useTableKeys } from './use-table-keys'

/** Lines beyond what is in sight that are in the page already. */
const OVERSCAN = 8

/** The grid. It has the focus itself and names the cell that one is on, so that lines may come and go beneath. */
export function Grid(): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { t } = useTranslation()
  const id = useId()
  const scope = useTable()
  const { board } = useBoard()
  const { state, layout, places, columns } = scope
  const cursor = useValue(state.cursor)
  const anchor = useValue(state.anchor)
  const editing = useValue(state.editing)
  const area = areaOf(places, cursor, anchor)
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const keyOf = useCallback((index: number) => places.lines[index] ?? index, [places])
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const virtual = useVirtualizer({
    count: layout.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TABLE_LINE,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    scrollPaddingStart: TABLE_LINE,
    scrollMargin: TABLE_LINE,
  })
  const onKeyDown = useTableKeys(scope, () => Math.floor((scroller.current?.clientHeight ?? 0) / TABLE_LINE) - 2) // prettier-ignore
  const clipboard = useClipboard(scope)
  useFocusAtFirst(scroller)
  useInSight(scroller, scope, line => virtual.scrollToIndex(line, { align: 'auto' }))
  const active = cursor !== null && (cursor.line === HEAD || places.lineAt.has(cursor.line)) ? `${id}-${cursor.line}-${cursor.column}` : undefined // prettier-ignore
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  return (
    <>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="grid"
        tabIndex={0}
        aria-label={t('table.label', { name: board.name })}
        aria-rowcount={layout.lines.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={active}
        onKeyDownCapture={event => clipboard.toField(event, field.current)}
        onKeyDown={onKeyDown}
        onMouseDown={event => onPress(event, scope)}
        onMouseOver={event => onDrag(event, scope)}
        onDoubleClick={event => spotAt(event) !== null && state.edit()}
        {...clipboard.handlers}
      >
        <textarea
          ref={field}
          className={styles['clipboard']}
          tabIndex={-1}
          aria-hidden
          defaultValue=" "
          onKeyUp={() => scroller.current?.focus({ preventScroll: true })}
        />
        <div className={styles['inner']} style={{ width }}>
          <Head id={id} cursorColumn={cursor?.line === HEAD ? cursor.column : null} />
          <div className={styles['lines']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(item => {
              const line = layout.lines[item.index]
              if (line === undefined) return null
              const selected = area !== null && item.index >= area.top && item.index <= area.bottom
              const isHere = cursor?.line === item.key
              const place = { id, index: item.index, top: item.start - TABLE_LINE }
              return line.kind === 'group' ? (
                <GroupLine
                  key={item.key}
                  {...place}
                  line={line}
                  cursorColumn={isHere ? cursor.column : null}
                />
              ) : (
                <TableLine
                  key={item.key}
                  {...place}
                  row={line.row}
                  from={selected ? area.left : -1}
                  to={selected ? area.right : -1}
                  cursorColumn={isHere ? cursor.column : null}
                  editing={editing?.line === item.key ? editing : null}
                />
              )
            })}
          </div>
        </div>
      </div>
      <PasteDialog clipboard={clipboard} />
    </>
  )
}

/** The cell that the pointer is on. */
function spotAt(event: MouseEvent): { line: string; column: string } | null {
  const cell = (event.target as Element).closest<HTMLElement>('[data-cell]')
  const { line, cell: column } = cell?.dataset ?? {}
  return line === undefined || column === undefined ? null : { line, column }
}

function onPress(event: MouseEvent, { state }: ReturnType<typeof useTable>): void {
  const spot = spotAt(event)
  if (spot === null || event.button !== 0 || (event.target as Element).closest('button, input') !== null)
    return
  // A selection of text would be in the way of one of cells.
  if (event.shiftKey) event.preventDefault()
  state.go(spot, event.shiftKey)
}

function onDrag(event: MouseEvent, { state }: ReturnType<typeof useTable>): void {
  const spot = event.buttons === 1 && state.editing.get() === null ? spotAt(event) : null
  const cursor = state.cursor.get()
  if (spot === null || cursor === null || (spot.line === cursor.line && spot.column === cursor.column)) return
  state.go(spot, true)
}

/** Who comes by key is in the grid at once; who is writing elsewhere is left alone. */
function useFocusAtFirst(scroller: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
  }, [scroller])
}

/** The cell that one goes to is brought into sight, sideways too. */
function useInSight(
  scroller: React.RefObject<HTMLDivElement | null>,
  { state, places, columns }: ReturnType<typeof useTable>,
  toLine: (line: number) => void,
): void {
  const cursor = useValue(state.cursor)
  const line = cursor === null ? undefined : places.lineAt.get(cursor.line)
  useEffect(() => {
    const element = scroller.current
    if (element === null || cursor === null) return
    if (line !== undefined) toLine(line)
    const at = columns.findIndex(({ key }) => key === cursor.column)
    const fixed = columns[0]?.width ?? 0
    const left = columns.slice(0, Math.max(0, at)).reduce((sum, { width }) => sum + width, 0)
    const right = left + (columns[at]?.width ?? 0)
    if (at > 0 && left - element.scrollLeft < fixed) element.scrollTo({ left: left - fixed })
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollTo({ left: right - element.clientWidth })
    // Only going somewhere scrolls; that lines move beneath does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor])
}
