import { z } from 'zod'
import { workspaceIdSchema, type WorkspaceId } from '../../../core/ids'

/** What lets a colleague join: `winroom://join?workspace=<id>&relay=<address>`. Grants come with invites. */
export interface JoinLink {
  readonly workspaceId: WorkspaceId
  readonly relay: string
}

const relaySchema = z.url({ protocol: /^wss?$/ })

/** A relay's address as people type it, as a URL: `localhost:4455` is `ws://localhost:4455`. Null when it is none. */
export function relayAddress(text: string): string | null {
  const trimmed = text.trim().replace(/\/+$/, '')
  const url = /^[a-z]+:\/\//i.test(trimmed) ? trimmed.replace(/^http/i, 'ws') : `ws://${trimmed}`
  return trimmed !== '' && relaySchema.safeParse(url).success ? url : null
}

export function formatJoinLink(link: JoinLink): string {
  return `winroom://join?workspace=${link.workspaceId}&relay=${encodeURIComponent(link.relay)}`
}

export function parseJoinLink(text: string): JoinLink | null {
  if (!URL.canParse(text.trim())) return null
  const url = new URL(text.trim())
  if (url.protocol !== 'winroom:' || `${url.host}${url.pathname}`.replace(/\/+/g, '') !== 'join') return null
  const workspaceId = workspaceIdSchema.safeParse(url.searchParams.get('workspace'))
  const relay = relayAddress(url.searchParams.get('relay') ?? '')
  return workspaceId.success && relay !== null ? { workspaceId: workspaceId.data, relay } : null
}
