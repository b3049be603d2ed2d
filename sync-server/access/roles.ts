import { z } from 'zod'
import type { RoomName } from '../room-name'

export const roleSchema = z.enum(['reader', 'commenter', 'editor', 'owner'])
export type Role = z.infer<typeof roleSchema>

/** Rooms of this kind are what a commenter may write in, and nothing else. */
const conversation = 'talk'

/** May somebody of this role change this room? Reading is everybody's. A room is the unit of access (DESIGN §3). */
export function mayWrite(role: Role, room: RoomName): boolean {
  switch (role) {
    case 'reader':
      return false
    case 'commenter':
      return room.split('/')[1] === conversation
    case 'editor':
    case 'owner':
      return true
  }
}
