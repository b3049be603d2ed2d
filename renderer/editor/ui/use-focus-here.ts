import { useCallback, useSyncExternalStore } from 'react'

/**
 * Whether whoever writes is in the text, or in what floats over it. What is about the selection has nothing to say to them
 * elsewhere, and would lie over what they look at.
 */
export function useFocusHere(root: HTMLElement | null): boolean {
  const read = useCallback(() => isHere(root, document.activeElement), [root])
  return useSyncExternalStore(follow, read)
}

function isHere(root: HTMLElement | null, focused: Element | null): boolean {
  return root?.contains(focused) === true || (focused?.closest('[data-editor-floating]') ?? null) !== null
}

function follow(changed: () => void): () => void {
  // On its way from one element to the next the focus is nowhere for a moment: that is not told.
  const onOut = (event: FocusEvent): void => {
    if (event.relatedTarget === null) changed()
  }
  document.addEventListener('focusin', changed)
  document.addEventListener('focusout', onOut)
  return () => {
    document.removeEventListener('focusin', changed)
    document.removeEventListener('focusout', onOut)
  }
}
