import { useEffect, useState } from 'react'

/** Away for less than this is not away: who looks at a deal and comes back has not missed anything. */
const AWAY_MS = 30 * 60_000

interface Visit {
  /** When the visit before this one ended. */
  readonly before: number | null
  /** When this one was last seen to go on. */
  readonly seen: number
}

/** When this person last looked at the portfolio of this workspace before now; null where they never have. Kept by the page for itself. */
export function useLastHere(workspaceId: string): number | null {
  const [before] = useState(() => nextVisit(read(workspaceId), Date.now()).before)
  useEffect(() => {
    const note = (): void => write(workspaceId, nextVisit(read(workspaceId), Date.now()))
    note()
    window.addEventListener('pagehide', note)
    return () => {
      note()
      window.removeEventListener('pagehide', note)
    }
  }, [workspaceId])
  return before
}

/** A visit that begins, or goes on. */
export function nextVisit(last: Visit | null, now: number): Visit {
  if (last === null) return { before: null, seen: now }
  return now - last.seen > AWAY_MS ? { before: last.seen, seen: now } : { before: last.before, seen: now }
}

function keyOf(workspaceId: string): string {
  return `winroom.portfolio.${workspaceId}`
}

function read(workspaceId: string): Visit | null {
  const [before, seen] = (localStorage.getItem(keyOf(workspaceId)) ?? '').split('/').map(Number)
  if (before === undefined || seen === undefined || !Number.isFinite(seen) || !Number.isFinite(before)) return null // prettier-ignore
  return { before: before > 0 ? before : null, seen }
}

function write(workspaceId: string, { before, seen }: Visit): void {
  localStorage.setItem(keyOf(workspaceId), `${before ?? 0}/${seen}`)
}
