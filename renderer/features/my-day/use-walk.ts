import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** From line to line by arrow keys, over their `keys` in order; when the one that has the focus is done and goes, its neighbour has it. */
export function useWalk(
  keys: readonly string[],
  scroller: RefObject<HTMLDivElement | null>,
  show: (key: string) => void,
) {
  const [at, setAt] = useState<{ readonly key: string; readonly index: number } | null>(null)
  const held = useRef(false)
  const focus = (key: string): void => {
    show(key)
    // A line that was out of sight is in the page one frame later.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-line="${key}"]`)?.focus())
  }
  const indexOf = (key: string | undefined): number => (key === undefined ? -1 : keys.indexOf(key))
  useLayoutEffect(() => {
    if (at === null || !held.current || indexOf(at.key) >= 0) return
    const heir = keys[Math.min(at.index, keys.length - 1)]
    if (heir !== undefined) focus(heir)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined || event.target instanceof HTMLInputElement) return
    const next = keys[Math.max(0, Math.min(keys.length - 1, indexOf(at?.key) + step))]
    if (next === undefined) return
    event.preventDefault()
    focus(next)
  }
  const onFocus = (key: string): void => {
    held.current = true
    setAt({ key, index: indexOf(key) })
  }
  const entry = at !== null && indexOf(at.key) >= 0 ? at.key : keys[0]
  return { entry, onFocus, onKeyDown }
}
