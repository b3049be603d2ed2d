import type { Access } from './access'
import { Admission } from './admission'
import { type Clock, systemClock } from './clock'
import { closeCodes } from './close-codes'
import { Connection } from './connection'
import { defaultLimits, type Limits } from './limits'
import type { RelayLog } from './log'
import { oneByOne } from './one-by-one'
import { Room } from './room'
import type { DocumentDeps } from './room-document'
import { roomOfTarget, type RoomName, workspaceOf } from './room-name'
import type { RelaySocket } from './socket'
import type { LogStore } from './store/port'

export interface RelayDeps {
  /** Stays the caller's, who closes it after the relay. */
  readonly store: LogStore
  readonly access: Access
  readonly log: RelayLog
  readonly limits?: Partial<Limits>
  readonly clock?: Clock
}

/** How a client came to the door. */
export interface RelayRequest {
  /** Path and query; the path is the room's name. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface Relay {
  readonly limits: Limits
  /** Takes over an open socket. Hand its frames to what is returned, and tell it when the socket has ended. */
  connect(socket: RelaySocket, request: RelayRequest): Connection
  readonly stats: () => { readonly rooms: number; readonly connections: number }
  /** Takes nothing more, brings everything taken to disk, answers what was asked, says goodbye. Never rejects. */
  close(): Promise<void>
}

/** The relay without a port: rooms, and the connections in them. */
export function createRelay({ store, access, log, limits: chosen, clock = systemClock }: RelayDeps): Relay {
  const limits = { ...defaultLimits, ...chosen }
  return new RelayCore({ store, log, limits, clock, oneByOne: oneByOne() }, access)
}

class RelayCore implements Relay {
  readonly #deps: DocumentDeps
  readonly #admission: Admission
  readonly #rooms = new Map<RoomName, Room>()
  readonly #connections = new Set<Connection>()
  #isClosing = false
  #cancelKeepAlive: () => void = () => undefined

  constructor(deps: DocumentDeps, access: Access) {
    this.#deps = deps
    this.#admission = new Admission({ access, log: deps.log, date: () => deps.clock.date() })
    this.#scheduleKeepAlive()
  }

  get limits(): Limits {
    return this.#deps.limits
  }

  connect(socket: RelaySocket, request: RelayRequest): Connection {
    const connection = new Connection(socket, {
      ...this.#deps,
      onEnd: ended => this.#ended(ended),
    })
    this.#connections.add(connection)
    const room = roomOfTarget(request.target)
    if (this.#isClosing) connection.close(closeCodes.restarting, 'the relay is stopping')
    else if (room === null) connection.close(closeCodes.badRoom, 'the path names no room')
    else void this.#admit(connection, room, request)
    return connection
  }

  stats(): { rooms: number; connections: number } {
    return { rooms: this.#rooms.size, connections: this.#connections.size }
  }

  async close(): Promise<void> {
    this.#isClosing = true
    this.#cancelKeepAlive()
    for (const connection of this.#connections) connection.stopListening()
    await Promise.all([...this.#rooms.values()].map(room => room.settled()))
    for (const connection of [...this.#connections])
      connection.close(closeCodes.restarting, 'the relay is stopping')
    for (const room of this.#rooms.values()) room.stop()
    this.#rooms.clear()
  }

  async #admit(connection: Connection, room: RoomName, request: RelayRequest): Promise<void> {
    const isAdmitted = await this.#admission.admit(connection, { workspace: workspaceOf(room), ...request })
    if (!isAdmitted) return
    if (this.#isClosing) return connection.close(closeCodes.restarting, 'the relay is stopping')
    connection.enter(this.#room(room))
  }

  #ended(connection: Connection): void {
    this.#connections.delete(connection)
    this.#admission.left(connection)
  }

  #room(name: RoomName): Room {
    const present = this.#rooms.get(name)
    if (present) return present
    const room = new Room(name, this.#deps, {
      failed: () => this.#forget(room),
      emptied: () => this.#evictLater(room),
    })
    this.#rooms.set(name, room)
    return room
  }

  /** A room without connections stays a while, for whoever reconnects, and leaves only after its last write. */
  #evictLater(room: Room): void {
    this.#deps.clock.idly(this.#deps.limits.roomIdleMs, () => void this.#evict(room))
  }

  async #evict(room: Room): Promise<void> {
    if (!room.isEmpty) return
    await room.settled()
    if (room.isEmpty) this.#forget(room)
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.name) !== room) return
    this.#rooms.delete(room.name)
    room.stop()
  }

  #scheduleKeepAlive(): void {
    this.#cancelKeepAlive = this.#deps.clock.idly(this.#deps.limits.keepAliveMs / 3, () => {
      this.#admission.sweep()
      for (const connection of this.#connections) connection.keepAlive()
      this.#scheduleKeepAlive()
    })
  }
}
