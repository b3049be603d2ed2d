import type { Clock } from '../clock'
import type { RoomName } from '../room-name'
import type { LogStore } from '../store/port'

interface Question {
  readonly room: RoomName
  readonly resolve: (head: number) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Asks the store how far rooms have come: all that is asked in one turn, or while a question is under way, is one question.
 * An answer is never older than its asking, and answers come in the order of the asking.
 */
export class Heads {
  readonly #store: LogStore
  readonly #clock: Clock
  #waiting: Question[] = []
  #isAsking = false

  constructor(store: LogStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  of(room: RoomName): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ room, resolve, reject })
      if (this.#isAsking) return
      this.#isAsking = true
      this.#clock.soon(() => void this.#askAll())
    })
  }

  async #askAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const asked = this.#waiting
      this.#waiting = []
      try {
        const heads = await this.#store.heads([...new Set(asked.map(({ room }) => room))])
        for (const { room, resolve } of asked) resolve(heads.get(room) ?? 0)
      } catch (error) {
        for (const { reject } of asked) reject(error)
      }
    }
    this.#isAsking = false
  }
}
