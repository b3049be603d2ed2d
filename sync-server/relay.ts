import type { Access } from './access'
import { Admission } from './admission'
import { type Clock, systemClock } from './clock'
import { closeCodes } from './close-codes'
import { Connection } from './connection'
import { defaultLimits, type Limits } from './limits'
import type { Line } from './line'
import type { RelayLog } from './log'
import type { Nodes } from './nodes/port'
import { oneByOne } from './one-by-one'
import { Room } from './room'
import type { DocumentDeps } from './room-document'
import { roomOfTarget, type RoomName, streamOfTarget, workspaceOf } from './room-name'
import type { RelaySocket } from './socket'
import type { Submitter } from './submitter'
import type { LogStore } from './store/port'
import { Tally } from './tally'
import { StreamSession, TooManyRoomsError } from './stream/session'
import { Streams } from './stream/streams'

export interface RelayDeps {
  /** Stays the caller's, who closes it after the relay. */
  readonly store: LogStore
  readonly access: Access
  /** Other nodes on the same store, if there are any. Stays the caller's. */
  readonly nodes?: Nodes
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
  connect(socket: RelaySocket, request: RelayRequest): Line
  readonly stats: () => { readonly rooms: number; readonly connections: number }
  /** True from `close` on. */
  readonly isClosing: boolean
  /** Takes nothing more, brings everything taken to disk, answers what was asked, says goodbye. Never rejects. */
  close(): Promise<void>
}

/** The relay without a port: rooms, and the connections in them. */
export function createRelay(deps: RelayDeps): Relay {
  const { store, access, nodes, log, limits: chosen, clock = systemClock } = deps
  const limits = { ...defaultLimits, ...chosen }
  return new RelayCore({ store, log, limits, clock, oneByOne: oneByOne(), ...(nodes && { nodes }) }, access)
}

class RelayCore implements Relay {
  readonly #deps: DocumentDeps
  readonly #admission: Admission
  readonly #rooms = new Map<RoomName, Room>()
  readonly #connections = new Set<Line>()
  readonly #streams: Streams
  readonly #evicting = new Set<Room>()
  /** Of those that were let in. */
  readonly #workspaces = new Map<Line, string>()
  readonly #connectionsOf = new Tally()
  readonly #roomsOf = new Tally()
  #isClosing = false
  #cancelKeepAlive: () => void = () => undefined

  constructor(deps: DocumentDeps, access: Access) {
    this.#deps = deps
    this.#streams = new Streams(deps.nodes ?? null)
    this.#admission = new Admission({
      access,
      log: deps.log,
      date: () => deps.clock.date(),
      isShared: deps.nodes !== undefined,
    })
    this.#scheduleKeepAlive()
  }

  get limits(): Limits {
    return this.#deps.limits
  }

  get isClosing(): boolean {
    return this.#isClosing
  }

  connect(socket: RelaySocket, request: RelayRequest): Line {
    const workspace = streamOfTarget(request.target)
    if (workspace !== null) return this.#connectStream(socket, workspace, request)
    const connection = new Connection(socket, { ...this.#deps, onEnd: ended => this.#ended(ended) })
    this.#connections.add(connection)
    const room = roomOfTarget(request.target)
    if (room === null) connection.close(closeCodes.badRoom, 'the path names no room')
    else {
      void this.#admit(connection, workspaceOf(room), request, () => this.#enter(connection, room))
    }
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

  #connectStream(socket: RelaySocket, workspace: string, request: RelayRequest): Line {
    const session = new StreamSession(workspace, socket, {
      ...this.#deps,
      streams: this.#streams,
      submit: (room, from, update) => this.#submit(room, from, update),
      onEnd: ended => this.#ended(ended),
    })
    this.#connections.add(session)
    void this.#admit(session, workspace, request, () => session.enter())
    return session
  }

  async #admit(line: Line, workspace: string, request: RelayRequest, enter: () => void): Promise<void> {
    if (!this.#isClosing && !(await this.#admission.admit(line, { workspace, ...request }))) return
    if (this.#isClosing) return line.close(closeCodes.restarting, 'the relay is stopping')
    // it may have ended while it was asked for
    if (!this.#connections.has(line)) return
    if (this.#connectionsOf.count(workspace) >= this.limits.maxConnectionsPerWorkspace) {
      return line.close(closeCodes.tooMany, 'the workspace has as many connections as it may')
    }
    this.#connectionsOf.add(workspace, 1)
    this.#workspaces.set(line, workspace)
    enter()
  }

  #enter(connection: Connection, name: RoomName): void {
    const room = this.#room(name)
    if (room) connection.enter(room)
    else connection.close(closeCodes.tooMany, 'the workspace has as many open rooms as it may')
  }

  #ended(line: Line): void {
    this.#connections.delete(line)
    this.#admission.left(line)
    const workspace = this.#workspaces.get(line)
    if (workspace === undefined) return
    this.#workspaces.delete(line)
    this.#connectionsOf.add(workspace, -1)
  }

  /** A stream writes to rooms that nobody may be in: they leave memory like those that were left. */
  #submit(name: RoomName, from: Submitter, update: Uint8Array): Promise<number> {
    const room = this.#room(name)
    if (!room) return Promise.reject(new TooManyRoomsError())
    if (room.isEmpty) this.#evictLater(room)
    return room.submit(from, update)
  }

  /** The room as it is in memory; null where its workspace has as many there as it may. */
  #room(name: RoomName): Room | null {
    const present = this.#rooms.get(name)
    if (present) return present
    const workspace = workspaceOf(name)
    if (this.#roomsOf.count(workspace) >= this.limits.maxRoomsPerWorkspace) return null
    this.#roomsOf.add(workspace, 1)
    const room = new Room(name, this.#deps, {
      failed: () => this.#forget(room),
      emptied: () => this.#evictLater(room),
      isFollowed: () => this.#streams.isFollowed(workspace),
      appended: entries => this.#streams.appended(name, entries),
    })
    this.#rooms.set(name, room)
    return room
  }

  /** A room without connections stays a while, for whoever reconnects, and leaves only after its last write. */
  #evictLater(room: Room): void {
    if (this.#evicting.has(room)) return
    this.#evicting.add(room)
    this.#deps.clock.idly(this.#deps.limits.roomIdleMs, () => void this.#evict(room))
  }

  async #evict(room: Room): Promise<void> {
    if (room.isEmpty) await room.settled()
    this.#evicting.delete(room)
    if (!room.isEmpty) return
    // a stream may have written meanwhile
    if (room.isSettled) this.#forget(room)
    else this.#evictLater(room)
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.name) !== room) return
    this.#rooms.delete(room.name)
    this.#roomsOf.add(workspaceOf(room.name), -1)
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
