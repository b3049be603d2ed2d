import {
  autoUpdate,
  computePosition,
  flip,
  offset,
  shift,
  type Placement,
  type VirtualElement,
} from '@floating-ui/dom'
import { useEffect, useRef, type HTMLAttributes, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from '../editor.module.css'

interface FloatingProps extends HTMLAttributes<HTMLDivElement> {
  /** What it stands beside: an element, or the rectangle of a selection. */
  readonly at: Element | VirtualElement
  readonly placement: Placement
  readonly gap?: number
  readonly plain?: boolean
  readonly children: ReactNode
}

/** Something that floats beside what it is about, and keeps there while the page scrolls. */
export function Floating({
  at,
  placement,
  gap = 6,
  plain = false,
  children,
  ...rest
}: FloatingProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const place = async (): Promise<void> => {
      const { x, y } = await computePosition(at, element, {
        strategy: 'fixed',
        placement,
        middleware: [offset(gap), flip({ padding: 8 }), shift({ padding: 8 })],
      })
      Object.assign(element.style, { left: `${x}px`, top: `${y}px`, opacity: '1' })
    }
    return autoUpdate(at, element, () => void place())
  }, [at, placement, gap])
  return createPortal(
    <div
      {...rest}
      ref={ref}
      className={plain ? styles['floatingPlain'] : styles['floating']}
      data-editor-floating
    >
      {children}
    </div>,
    document.body,
  )
}

/** The place of the selection, as something to float beside. Null where nothing is selected in the page. */
export function selectionPlace(root: HTMLElement | null): VirtualElement | null {
  const selection = window.getSelection()
  if (root === null || selection === null || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  return {
    getBoundingClientRect: () => placeOfRange(range),
    contextElement: root,
  }
}

/** A caret in an empty line has no rectangle of its own; its line has. */
function placeOfRange(range: Range): DOMRect {
  const rect = range.getBoundingClientRect()
  if (rect.width !== 0 || rect.height !== 0) return rect
  const node = range.startContainer
  return (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect() ?? rect
}
