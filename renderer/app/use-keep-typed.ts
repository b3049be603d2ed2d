import { useEffect } from 'react'

/**
 * Every field keeps what was typed in it when it is left. A window that closes or reloads leaves none by itself, so the
 * field that has the focus is left here: its command is posted before the page is gone.
 */
export function useKeepTyped(): void {
  useEffect(() => {
    const leave = () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }
    window.addEventListener('beforeunload', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('beforeunload', leave)
      window.removeEventListener('pagehide', leave)
    }
  }, [])
}
