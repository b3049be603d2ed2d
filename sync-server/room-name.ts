import { z } from 'zod'

const maxLength = 200
const pattern = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_.:-]+)*$/
/** `<workspace>/access` is the log of who belongs to the workspace (access/directories.ts): kept like a room, opened by nobody. */
export const directoryKind = 'access'
const onlyDots = /(^|\/)\.+(\/|$)/

const roomNameSchema = z
  .string()
  .max(maxLength)
  .regex(pattern)
  .refine(name => !onlyDots.test(name))
  .brand<'RoomName'>()

/** `<workspace>/<kind>[/<id>]`, checked: what a store or a log may use as it is. */
export type RoomName = z.infer<typeof roomNameSchema>

/** A room name, or null for anything that is none. */
export function toRoomName(text: string): RoomName | null {
  const parsed = roomNameSchema.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** The workspace that a room is part of. */
export function workspaceOf(room: RoomName): string {
  return room.split('/', 1)[0] ?? ''
}

/** What a workspace may be called: the first part of a room's name. */
export function toWorkspace(text: string): string | null {
  const room = toRoomName(text)
  return room !== null && workspaceOf(room) === text ? text : null
}

/** The workspace whose stream a request's target asks for; null for anything else. */
export function streamOfTarget(target: string): string | null {
  const path = target.split('?', 1)[0] ?? ''
  return path.startsWith(streamPath) ? toWorkspace(path.slice(streamPath.length)) : null
}

/** No room's name begins with a dot. */
const streamPath = '/.stream/'

/**
 * The room that a request's target (`/a/board/b?token=...`) names. Decoded exactly once; whatever does not then read as
 * a plain room name (empty or dotted segments, backslashes, control characters, `%2e%2e`) names no room.
 */
export function roomOfTarget(target: string): RoomName | null {
  const path = target.split('?', 1)[0] ?? ''
  if (!path.startsWith('/')) return null
  try {
    const room = toRoomName(decodeURIComponent(path.slice(1)))
    return room === null || room.split('/').slice(1).join('/') === directoryKind ? null : room
  } catch {
    return null // a broken escape
  }
}
