import type { RoomName } from '../room-name'
import type { Salvaged } from './salvage'

export interface RoomReport extends Salvaged {
  readonly room: RoomName
}
