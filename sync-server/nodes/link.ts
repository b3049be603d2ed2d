import type { Clock } from '../clock'
import type { RelayLog } from '../log'
import { DamagedRoomError } from '../room-document'
import type { RoomName } from '../room-name'
import type { LogStore } from '../store/port'
import type { PresenceState } from '../wire'
import type { RoomMessage } from './message'
import type { OtherNode } from './other-node'
import type { RoomHere, RoomLink } from './port'
import { Tracker } from './tracker'

/** How long a number that is missing may still be on its way before the store is asked. */
const gapMs = 30
/** Larger entries are not put on the bus: the others read them from the store. */
const maxCarried = 256 * 1024

export interface LinkDeps {
  readonly store: LogStore
  readonly log: RelayLog
  readonly clock: Clock
  /** Puts a message about the room on the bus. */
  readonly say: (message: RoomMessage) => void
  /** How far the room's log has come, asked after this call. */
  readonly head: () => Promise<number>
  readonly left: () => void
}

/** One open room's connection with the same room on other nodes. */
export class Link implements RoomLink {
  readonly #room: RoomName
  readonly #here: RoomHere
  readonly #deps: LinkDeps
  readonly #tracker = new Tracker()
  #isLoaded: () => void = () => undefined
  readonly #firstLoad: Promise<void>
  #healing: Promise<void> | null = null
  #isGapAwaited = false
  #hasLeft = false

  constructor(room: RoomName, here: RoomHere, deps: LinkDeps) {
    this.#room = room
    this.#here = here
    this.#deps = deps
    this.#firstLoad = new Promise(resolve => (this.#isLoaded = resolve))
  }

  loaded(head: number): void {
    this.#tracker.loaded(head)
    this.#isLoaded()
    this.#healSoon()
  }

  appended(head: number, updates: readonly Uint8Array[]): void {
    this.#follow(this.#tracker.own(head, updates.length))
    const size = updates.reduce((sum, { length }) => sum + length, 0)
    const carried = size > maxCarried ? [] : updates
    this.#deps.say({ is: 'entries', last: head, updates: carried })
  }

  presence(states: readonly PresenceState[]): void {
    if (states.length > 0) this.#deps.say({ is: 'news', states })
  }

  async caughtUp(): Promise<void> {
    const head = await this.#deps.head()
    await this.#firstLoad
    await this.reached(head)
  }

  leave(): void {
    this.#hasLeft = true
    this.#deps.left()
  }

  /** The store says that the log has come to `head`. Resolves when everything up to there was delivered. */
  async reached(head: number): Promise<void> {
    const { cursor } = this.#tracker
    if (cursor === null || this.#hasLeft) return
    this.#tracker.hears(head)
    while (this.#tracker.isBehind && (this.#tracker.cursor ?? 0) < head && !this.#hasLeft) await this.#heal()
  }

  /** Tells the others all that they may have missed of this node, and asks what it may have missed of them. */
  introduce(): void {
    const { say } = this.#deps
    const { cursor } = this.#tracker
    if (cursor !== null && cursor > 0) say({ is: 'entries', last: cursor, updates: [] })
    this.#roll()
    say({ is: 'who' })
  }

  /** Another node has a message about the room. */
  hear(message: RoomMessage, from: OtherNode): void {
    switch (message.is) {
      case 'entries':
        this.#follow(this.#tracker.others(message.last, message.updates))
        return this.#healSoon()
      case 'news':
        return this.#here.meet(from, message.states)
      case 'roll':
        return this.#here.roll(from, message.states)
      case 'who':
        return this.#roll()
    }
  }

  nodeLeft(node: OtherNode): void {
    this.#here.nodeLeft(node)
  }

  #roll(): void {
    this.#deps.say({ is: 'roll', states: this.#here.presence() })
  }

  #follow(updates: readonly Uint8Array[]): void {
    if (updates.length > 0 && !this.#hasLeft) this.#here.follow(updates)
  }

  /** A gap closes by itself when two nodes' messages have overtaken each other; when it does not, the store is asked. */
  #healSoon(): void {
    if (!this.#tracker.isBehind || this.#isGapAwaited) return
    this.#isGapAwaited = true
    this.#deps.clock.idly(gapMs, () => {
      this.#isGapAwaited = false
      if (!this.#tracker.isBehind || this.#hasLeft) return
      this.#heal().then(
        () => this.#healSoon(),
        (error: unknown) =>
          this.#deps.log.warn({ room: this.#room, err: error }, 'could not read what was missed'),
      )
    })
  }

  /** Reads what was missed. Rejects when the store does; the next look tries again. */
  #heal(): Promise<void> {
    this.#healing ??= this.#read().finally(() => (this.#healing = null))
    return this.#healing
  }

  async #read(): Promise<void> {
    const after = this.#tracker.cursor ?? 0
    const stored = await this.#deps.store.read(this.#room, after)
    if (this.#hasLeft) return
    if (stored.state === 'damaged') return this.#here.lost(new DamagedRoomError(stored.what))
    if (stored.head < after) {
      return this.#here.lost(new Error(`The log went back from ${after} to ${stored.head}: it was replaced`))
    }
    this.#follow(this.#tracker.read(stored))
  }
}
