import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from '../editor.module.css'

interface ToolButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly label: string
  readonly pressed?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A small button with a sign on it. A click leaves the caret and the selection where they are. */
export function ToolButton({ label, pressed, children, ...rest }: ToolButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type="button"
      className={styles['tool']}
      aria-label={label}
      title={label}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      onMouseDown={event => event.preventDefault()}
    >
      {children}
    </button>
  )
}
