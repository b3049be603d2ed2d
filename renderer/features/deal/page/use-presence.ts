import { useCallback, useEffect, useMemo, useRef, type FocusEvent } from 'react'
import type { DealId } from '../../../../core/ids'
import { useSession } from '../../../app/session'

/** What is typed into, chosen from, or taken hold of; a button that folds a part away edits nothing. */
const EDITS = 'input, textarea, [contenteditable="true"], [data-holds]'

interface PresenceHandlers {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/** Others see that this deal is open here, and which part of it (`data-part`) has the focus. */
export function useDealPresence(dealId: DealId): PresenceHandlers {
  const { client, board } = useSession()
  const told = useRef<string | null>(null)
  const tell = useCallback(
    (part: string | null): void => {
      told.current = part
      const boardId = board.get()?.boardId ?? null
      client.setPresence({ boardId, dealId, doing: part === null ? 'viewing' : 'editing', field: part })
    },
    [client, board, dealId],
  )
  useEffect(() => {
    tell(null)
    return () =>
      client.setPresence({
        boardId: board.get()?.boardId ?? null,
        dealId: null,
        doing: 'viewing',
        field: null,
      })
  }, [tell, client, board])
  return useMemo(
    () => ({
      onFocus: event => {
        const part = partOf(event.target)
        if (part !== told.current) tell(part)
      },
      onBlur: event => {
        // On its way to another field of the page: that one tells.
        const next = event.relatedTarget
        const isLeaving = !(next instanceof Element) || partOf(next) === null
        if (isLeaving && told.current !== null) tell(null)
      },
    }),
    [tell],
  )
}

function partOf(target: Element): string | null {
  if (!target.matches(EDITS)) return null
  return target.closest<HTMLElement>('[data-part]')?.dataset['part'] ?? null
}
