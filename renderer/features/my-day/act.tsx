import { ActionIcon, Tooltip } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'

interface ActProps {
  readonly label: string
  readonly run: () => void
  readonly children: ReactNode
}

/** Reached by its key on the line; for the pointer and for readers of the screen, a button. */
export function Act({ label, run, children }: ActProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon size="md" tabIndex={-1} aria-label={label} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Does what a key means on a line that has the focus itself. */
export function runKey<Name extends string>(
  event: KeyboardEvent,
  keys: Readonly<Record<string, Name>>,
  acts: { readonly [N in Name]?: () => void },
): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  const name = keys[event.key]
  const act = name === undefined ? undefined : acts[name]
  if (act === undefined) return
  event.preventDefault()
  act()
}
