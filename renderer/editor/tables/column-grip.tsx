import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNodeTriplet, $isTableCellNode } from '@lexical/table'
import { $findMatchingParent } from '@lexical/utils'
import { $getNearestNodeFromDOMNode, type LexicalEditor } from 'lexical'
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import styles from '../editor.module.css'
import { $resizeColumn, columnOf } from './table-actions'

/** How near to the edge of a column the mouse takes hold of it, in pixels. */
const NEAR = 5
const NARROWEST = 60

interface Edge {
  readonly cell: HTMLElement
  readonly x: number
  readonly top: number
  readonly height: number
}

/** The right edge of the column under the mouse. The table's menu does the same by keyboard. */
export function ColumnGrip(): ReactNode {
  const [editor] = useLexicalComposerContext()
  const [edge, setEdge] = useState<Edge | null>(null)
  const held = useRef<{ readonly from: number; readonly width: number } | null>(null)
  const [moved, setMoved] = useState<number | null>(null)
  useEffect(() => {
    const onMove = (event: MouseEvent): void => {
      if (held.current !== null || event.buttons !== 0 || !editor.isEditable()) return
      setEdge(edgeAt(event))
    }
    return editor.registerRootListener(root => {
      root?.addEventListener('mousemove', onMove)
      return () => root?.removeEventListener('mousemove', onMove)
    })
  }, [editor])
  if (edge === null) return null
  const widthAt = (x: number): number =>
    Math.max(NARROWEST, (held.current?.width ?? 0) + x - (held.current?.from ?? x))
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { from: event.clientX, width: edge.cell.getBoundingClientRect().width }
    setMoved(event.clientX)
  }
  return (
    <div
      aria-hidden
      className={styles['columnGrip']}
      data-held={moved !== null || undefined}
      style={{ left: (moved ?? edge.x) - NEAR, top: edge.top, height: edge.height }}
      onPointerDown={onPointerDown}
      onPointerMove={event => moved !== null && setMoved(event.clientX)}
      onPointerUp={event => {
        if (held.current !== null) setWidth(editor, edge.cell, widthAt(event.clientX))
        held.current = null
        setMoved(null)
        setEdge(null)
      }}
      onMouseLeave={() => moved === null && setEdge(null)}
    />
  )
}

function edgeAt(event: MouseEvent): Edge | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('td, th') : null
  const table = cell?.closest('table')
  if (!cell || !table) return null
  const { right, left } = cell.getBoundingClientRect()
  const { top, height } = table.getBoundingClientRect()
  if (Math.abs(event.clientX - right) <= NEAR) return { cell, x: right, top, height }
  const before = cell.previousElementSibling
  return Math.abs(event.clientX - left) <= NEAR && before instanceof HTMLElement
    ? { cell: before, x: left, top, height }
    : null
}

function setWidth(editor: LexicalEditor, element: HTMLElement, width: number): void {
  const cells = [...(element.closest('tr')?.children ?? [])]
  const measured = cells.map(cell => cell.getBoundingClientRect().width)
  editor.update(() => {
    const node = $getNearestNodeFromDOMNode(element)
    const cell = node === null ? null : $findMatchingParent(node, $isTableCellNode)
    if (cell === null) return
    const [, , table] = $getNodeTriplet(cell)
    $resizeColumn(table, columnOf(cell) + cell.getColSpan() - 1, () => width, measured)
  })
}
