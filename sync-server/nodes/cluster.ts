import { randomUUID } from 'node:crypto'
import type { Bus, Subscription } from '../bus/port'
import { type Clock, systemClock } from '../clock'
import type { RelayLog } from '../log'
import { type RoomName, workspaceOf } from '../room-name'
import type { LogStore } from '../store/port'
import { Area } from './area'
import { Heads } from './heads'
import { Link } from './link'
import { decodeMessage, encodeMessage, type NodeMessage } from './message'
import { OtherNode } from './other-node'
import type { Nodes, RoomHere, RoomLink, Watcher } from './port'

/** Milliseconds. */
export interface NodeTimes {
  /** How often a node says that it lives. */
  readonly beatMs: number
  /** A node that was not heard for this long is gone, and its clients' presence with it. */
  readonly goneMs: number
  /** How often the store is asked whether something was missed: while the bus works, and while it does not. */
  readonly checkMs: number
  readonly deafCheckMs: number
}

const defaultTimes: NodeTimes = { beatMs: 2_000, goneMs: 7_000, checkMs: 10_000, deafCheckMs: 500 }

export interface ClusterDeps {
  /** The store that all nodes share. Stays the caller's. */
  readonly store: LogStore
  /** Stays the caller's. */
  readonly bus: Bus
  readonly log: RelayLog
  readonly clock?: Clock
  readonly times?: Partial<NodeTimes>
}

/** Makes this process one of several nodes. */
export function joinCluster({ clock = systemClock, times, ...deps }: ClusterDeps): Nodes {
  return new Cluster({ ...deps, clock }, { ...defaultTimes, ...times })
}

class Cluster implements Nodes {
  readonly #id: string = randomUUID()
  readonly #deps: Omit<ClusterDeps, 'times'> & { readonly clock: Clock }
  readonly #times: NodeTimes
  readonly #heads: Heads
  readonly #links = new Map<Link, RoomName>()
  readonly #areas = new Map<string, Area>()
  readonly #others = new Map<string, OtherNode>()
  readonly #life: Subscription
  #heardMyself: number
  #toldMissed = 0
  #cancelBeat: () => void = () => undefined
  #cancelCheck: () => void = () => undefined
  #isClosed = false

  constructor(deps: Omit<ClusterDeps, 'times'> & { readonly clock: Clock }, times: NodeTimes) {
    this.#deps = deps
    this.#times = times
    this.#heads = new Heads(deps.store, deps.clock)
    this.#heardMyself = deps.clock.now()
    this.#life = deps.bus.subscribe(this.#lifeChannel(), bytes => this.#hearLife(bytes))
    deps.bus.onReturn(() => this.#returned())
    this.#beat()
    this.#checkLater()
  }

  enter(room: RoomName, here: RoomHere): RoomLink {
    const { store, log, clock } = this.#deps
    const workspace = workspaceOf(room)
    const area = this.#area(workspace)
    const link: Link = new Link(room, here, {
      store,
      log,
      clock,
      say: message => this.#say(this.#channel(workspace), { is: 'room', by: this.#id, room, message }),
      head: () => this.#heads.of(room),
      left: () => {
        this.#links.delete(link)
        area.remove(room, link)
        this.#endIfEmpty(workspace, area)
      },
    })
    this.#links.set(link, room)
    area.add(room, link)
    return link
  }

  watch(workspace: string, watcher: Watcher): () => void {
    const area = this.#area(workspace)
    area.watch(watcher)
    return () => {
      area.unwatch(watcher)
      this.#endIfEmpty(workspace, area)
    }
  }

  others(): number {
    return this.#others.size
  }

  close(): Promise<void> {
    this.#isClosed = true
    this.#cancelBeat()
    this.#cancelCheck()
    this.#say(this.#lifeChannel(), { is: 'bye', by: this.#id })
    this.#life.end()
    for (const link of [...this.#links.keys()]) link.leave()
    return Promise.resolve()
  }

  #area(workspace: string): Area {
    const present = this.#areas.get(workspace)
    if (present) return present
    const area = new Area({
      bus: this.#deps.bus,
      channel: this.#channel(workspace),
      decode: bytes => this.#decode(bytes),
      meet: id => this.#meet(id),
      begun: link => this.#introduce(link),
    })
    this.#areas.set(workspace, area)
    return area
  }

  #endIfEmpty(workspace: string, area: Area): void {
    if (!area.isEmpty || this.#areas.get(workspace) !== area) return
    this.#areas.delete(workspace)
    area.end()
  }

  /** Stores that are not the same one never hear of each other, be it on one Redis. */
  #channel(workspace: string): string {
    return `winroom-relay/${this.#deps.store.generation}/${workspace}`
  }

  #lifeChannel(): string {
    return this.#channel('') // no workspace has this name
  }

  #say(channel: string, message: NodeMessage): void {
    this.#deps.bus.publish(channel, encodeMessage(message))
  }

  /** Null for what is not for this node: its own, and what it can't read. */
  #decode(bytes: Uint8Array): NodeMessage | null {
    const message = decodeMessage(bytes)
    if (message === null) this.#deps.log.debug({ bytes: bytes.length }, 'a message that can not be read')
    return message?.by === this.#id ? null : message
  }

  #hearLife(bytes: Uint8Array): void {
    const message = decodeMessage(bytes)
    if (message?.by === this.#id) this.#heardMyself = this.#deps.clock.now()
    else if (message?.is === 'bye') this.#forget(message.by)
    else if (message) this.#meet(message.by)
  }

  #meet(id: string): OtherNode {
    const now = this.#deps.clock.now()
    const present = this.#others.get(id)
    if (present) {
      present.lastHeard = now
      return present
    }
    const node = new OtherNode(id, now)
    this.#others.set(id, node)
    this.#deps.log.info({ node: id, others: this.#others.size }, 'another node is here')
    // it may be one that was silent for too long, and whose clients' presence was ended here
    for (const link of this.#links.keys()) link.introduce()
    return node
  }

  #forget(id: string): void {
    const node = this.#others.get(id)
    if (!node) return
    this.#others.delete(id)
    this.#deps.log.info({ node: id, others: this.#others.size }, 'another node has gone')
    for (const link of this.#links.keys()) link.nodeLeft(node)
  }

  #introduce(link: Link): void {
    if (!this.#links.has(link) || this.#isClosed) return
    link.introduce()
    void this.#check([link])
  }

  #returned(): void {
    if (this.#isClosed) return
    // nobody could be heard meanwhile; each gets its time anew
    const now = this.#deps.clock.now()
    this.#heardMyself = now
    for (const node of this.#others.values()) node.lastHeard = now
    this.#say(this.#lifeChannel(), { is: 'beat', by: this.#id })
    for (const link of this.#links.keys()) link.introduce()
    this.#tellMissed()
    void this.#check([...this.#links.keys()])
  }

  #tellMissed(): void {
    this.#toldMissed = this.#deps.clock.now()
    for (const area of this.#areas.values()) area.missed()
  }

  #beat(): void {
    this.#say(this.#lifeChannel(), { is: 'beat', by: this.#id })
    this.#cancelBeat = this.#deps.clock.idly(this.#times.beatMs, () => {
      if (!this.#isDeaf()) this.#forgetSilent()
      this.#beat()
    })
  }

  #forgetSilent(): void {
    const since = this.#deps.clock.now() - this.#times.goneMs
    for (const { id, lastHeard } of [...this.#others.values()]) if (lastHeard < since) this.#forget(id)
  }

  /** Who does not hear itself hears nobody, whatever the connection says. */
  #isDeaf(): boolean {
    return !this.#deps.bus.isUp || this.#deps.clock.now() - this.#heardMyself > this.#times.goneMs
  }

  #checkLater(): void {
    const { clock } = this.#deps
    const last = clock.now()
    const look = (): void => {
      const isDue = this.#isDeaf() || clock.now() - last >= this.#times.checkMs
      if (!isDue) {
        this.#cancelCheck = clock.idly(this.#times.deafCheckMs, look)
        return
      }
      void this.#check([...this.#links.keys()]).then(() => {
        if (!this.#isClosed) this.#checkLater()
      })
    }
    this.#cancelCheck = clock.idly(this.#times.deafCheckMs, look)
  }

  /** Asks the store how far the logs have come, and reads what was missed. Never rejects: there is a next time. */
  async #check(links: readonly Link[]): Promise<void> {
    // a watcher may have to ask for a whole workspace, so it is not told as often
    const isLong = this.#deps.clock.now() - this.#toldMissed >= this.#times.checkMs
    if (this.#isDeaf() && isLong) this.#tellMissed()
    if (links.length === 0) return
    try {
      await Promise.all(
        links.map(async link => {
          const room = this.#links.get(link)
          if (room !== undefined) await link.reached(await this.#heads.of(room))
        }),
      )
    } catch (error) {
      this.#deps.log.warn({ rooms: links.length, err: error }, 'could not ask the store what was missed')
    }
  }
}
