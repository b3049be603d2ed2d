import type { Bus, Subscription } from '../bus/port'
import type { RoomName } from '../room-name'
import type { Link } from './link'
import type { NodeMessage } from './message'
import type { OtherNode } from './other-node'
import type { Watcher } from './port'

export interface AreaDeps {
  readonly bus: Bus
  readonly channel: string
  /** Null for what is not for this node. */
  readonly decode: (bytes: Uint8Array) => NodeMessage | null
  readonly meet: (id: string) => OtherNode
  /** The link listens now: what was said before was missed. */
  readonly begun: (link: Link) => void
}

/** What this node wants to know about one workspace: one channel for all of its rooms. */
export class Area {
  readonly #deps: AreaDeps
  readonly #links = new Map<RoomName, Link>()
  readonly #watchers = new Set<Watcher>()
  readonly #subscription: Subscription

  constructor(deps: AreaDeps) {
    this.#deps = deps
    this.#subscription = deps.bus.subscribe(deps.channel, bytes => this.#hear(bytes))
  }

  get isEmpty(): boolean {
    return this.#links.size === 0 && this.#watchers.size === 0
  }

  add(room: RoomName, link: Link): void {
    this.#links.set(room, link)
    void this.#subscription.listening.then(() => this.#deps.begun(link))
  }

  remove(room: RoomName, link: Link): void {
    if (this.#links.get(room) === link) this.#links.delete(room)
  }

  watch(watcher: Watcher): void {
    this.#watchers.add(watcher)
    void this.#subscription.listening.then(() => (this.#watchers.has(watcher) ? watcher.missed() : undefined))
  }

  unwatch(watcher: Watcher): void {
    this.#watchers.delete(watcher)
  }

  missed(): void {
    for (const watcher of this.#watchers) watcher.missed()
  }

  end(): void {
    this.#subscription.end()
  }

  #hear(bytes: Uint8Array): void {
    const said = this.#deps.decode(bytes)
    if (said?.is !== 'room') return
    const { room, message } = said
    this.#links.get(room)?.hear(message, this.#deps.meet(said.by))
    if (message.is !== 'entries') return
    for (const watcher of this.#watchers) watcher.moved(room, message.last, message.updates)
  }
}
