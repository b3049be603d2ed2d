import { useEffect } from 'react'

/**
 * The palette opens with a movement, and only then has the focus. Who knows it types on at once: what is typed until then
 * would go to whatever had the focus before, or be taken for a shortcut.
 */
export function useEarlyLetters(opened: boolean, add: (change: (typed: string) => string) => void): void {
  useEffect(() => {
    if (!opened) return
    const onKey = (event: KeyboardEvent): void => {
      if (isInDialog(event.target)) return window.removeEventListener('keydown', onKey, true)
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const isLetter = [...event.key].length === 1
      if (!isLetter && event.key !== 'Backspace') return
      event.preventDefault()
      event.stopPropagation()
      add(typed => (isLetter ? typed + event.key : typed.slice(0, -1)))
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [opened, add])
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null
}
