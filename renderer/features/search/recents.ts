import { useEffect, useState } from 'react'
import { z } from 'zod'
import { searchRefSchema, type SearchRef } from '../../../electron/contract/search'
import { useSession, type Session } from '../../app/session'

const KEPT = 8
const recentsSchema = z.array(searchRefSchema).catch([])

/** What was opened last in this workspace, newest first; kept by the page for itself. */
export function useRecents(): readonly SearchRef[] {
  const session = useSession()
  const [recents, setRecents] = useState<readonly SearchRef[]>([])
  useEffect(() => {
    const follow = () => {
      const opened = openedNow(session)
      if (opened !== null) setRecents(remember(session, opened))
    }
    const load = () => setRecents(read(session))
    load()
    const stops = [session.ui.store.subscribe(follow), session.directory.subscribe(load)]
    return () => stops.forEach(stop => stop())
  }, [session])
  return recents
}

function openedNow({ ui, board }: Session): SearchRef | null {
  const { place, dealId, pageId, boardId } = ui.store.get()
  if (place === 'wiki') return pageId === null ? null : { kind: 'page', id: pageId, boardId: null }
  return dealId === null ? null : { kind: 'deal', id: dealId, boardId: boardId ?? board.get()?.boardId ?? null } // prettier-ignore
}

function keyOf(session: Session): string {
  return `winroom.recents.${session.directory.get()?.directory.workspace?.id ?? ''}`
}

function read(session: Session): readonly SearchRef[] {
  try {
    return recentsSchema.parse(JSON.parse(localStorage.getItem(keyOf(session)) ?? '[]'))
  } catch {
    return []
  }
}

function remember(session: Session, opened: SearchRef): readonly SearchRef[] {
  const before = read(session)
  const same = (ref: SearchRef) => ref.kind === opened.kind && ref.id === opened.id
  if (before[0] !== undefined && same(before[0])) return before
  const recents = [opened, ...before.filter(ref => !same(ref))].slice(0, KEPT)
  localStorage.setItem(keyOf(session), JSON.stringify(recents))
  return recents
}
