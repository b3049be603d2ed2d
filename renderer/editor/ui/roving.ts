import type { KeyboardEvent } from 'react'

/** Arrow keys among the buttons of a toolbar or a menu; Home and End to its ends. */
export function roveFocus(event: KeyboardEvent<HTMLElement>, axis: 'row' | 'column'): void {
  const [back, on] = axis === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'button:not(:disabled), [role="menuitem"]:not([aria-disabled="true"])',
    ),
  ]
  const at = stops.findIndex(stop => stop === document.activeElement)
  const to =
    event.key === on
      ? (at + 1) % stops.length
      : event.key === back
        ? (at - 1 + stops.length) % stops.length
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? stops.length - 1
            : -1
  if (to < 0) return
  event.preventDefault()
  stops[to]?.focus()
}
