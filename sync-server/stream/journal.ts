import type { RoomName } from '../room-name'

/** Rooms remembered; beyond, the oldest are forgotten and whoever asks from before gets the whole list. */
const maxRooms = 200_000

interface Move {
  readonly at: number
  readonly head: number
}

/**
 * Which rooms have moved, in the order of their last move, as long as this process lives: so that a client which comes back
 * is told what moved and not what exists. A position is `<epoch>:<count>`.
 */
export class Journal {
  readonly #epoch: string
  /** The last move of each room, the newest last. */
  readonly #moves = new Map<RoomName, Move>()
  #count = 0
  #forgotten = 0

  /** `epoch` must be this journal's alone. */
  constructor(epoch: string) {
    this.#epoch = epoch
  }

  /** Everything noted so far. */
  position(): string {
    return `${this.#epoch}:${this.#count}`
  }

  note(room: RoomName, head: number): void {
    this.#moves.delete(room)
    this.#moves.set(room, { at: ++this.#count, head })
    if (this.#moves.size <= maxRooms) return
    const [oldest] = this.#moves
    if (!oldest) return
    this.#forgotten = oldest[1].at
    this.#moves.delete(oldest[0])
  }

  /** The rooms of `workspace` that moved after `position`, with their heads; null when that is not known any more. */
  since(position: string, workspace: string): [RoomName, number][] | null {
    const [epoch, count] = position.split(':')
    const from = Number(count)
    if (epoch !== this.#epoch || !Number.isSafeInteger(from)) return null
    if (from < this.#forgotten || from > this.#count) return null
    const prefix = `${workspace}/`
    const found: [RoomName, number][] = []
    for (const [room, { at, head }] of this.#moves) {
      if (at > from && room.startsWith(prefix)) found.push([room, head])
    }
    return found
  }
}
