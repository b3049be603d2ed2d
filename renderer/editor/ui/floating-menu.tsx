import type { VirtualElement } from '@floating-ui/dom'
import { useEffect, useRef, type ReactNode } from 'react'
import styles from '../editor.module.css'
import { Floating } from './floating'
import { roveFocus } from './roving'

interface FloatingMenuProps {
  readonly at: Element | VirtualElement
  readonly label: string
  readonly onClose: () => void
  /** Buttons with the role of a menu item. */
  readonly children: ReactNode
}

/** A menu at a place in the text: arrows go through it, and Escape, Tab and a press beside it close it. */
export function FloatingMenu({ at, label, onClose, children }: FloatingMenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === false) onClose()
    }
    window.addEventListener('pointerdown', away)
    return () => window.removeEventListener('pointerdown', away)
  }, [onClose])
  return (
    <Floating at={at} placement="bottom-start">
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        className={styles['menu']}
        onKeyDown={event => {
          if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault()
            onClose()
          } else roveFocus(event, 'column')
        }}
      >
        {children}
      </div>
    </Floating>
  )
}
