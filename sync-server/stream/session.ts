import type { Clock } from '../clock'
import { closeCodes, type CloseCode } from '../close-codes'
import type { Limits } from '../limits'
import type { Line } from '../line'
import type { RelayLog } from '../log'
import type { Appended } from '../room'
import type { Submitter } from '../submitter'
import { directoryKind, toRoomName, type RoomName } from '../room-name'
import type { RelaySocket } from '../socket'
import type { LogStore, RoomInfo } from '../store/port'
import { Outbox } from './outbox'
import type { Follower, Streams } from './streams'
import * as wire from './wire'

/** The workspace has as many rooms in memory as it may. */
export class TooManyRoomsError extends Error {
  override readonly name = 'TooManyRoomsError'
}

export interface StreamDeps {
  readonly store: LogStore
  readonly streams: Streams
  readonly log: RelayLog
  readonly limits: Limits
  readonly clock: Clock
  /** Takes an update into its room; resolves with its number once it is on disk, rejects when it will not be. */
  readonly submit: (room: RoomName, from: Submitter, update: Uint8Array) => Promise<number>
  readonly onEnd: (session: StreamSession) => void
}

/** Rooms told of in one message of a whole list. */
const listPage = 1_000

type State =
  | { readonly is: 'waiting'; readonly frames: Uint8Array[]; bytes: number }
  | { readonly is: 'open' }
  | { readonly is: 'closed' }

/** One client that follows a whole workspace on one connection: what moved, what it lacks, what it appends. */
export class StreamSession implements Line, Follower, Submitter {
  readonly #workspace: string
  readonly #socket: RelaySocket
  readonly #outbox: Outbox
  readonly #deps: StreamDeps
  #state: State = { is: 'waiting', frames: [], bytes: 0 }
  #mayWrite: (room: RoomName) => boolean = () => false
  #isDeaf = false
  #isFollowing = false
  #lastPosition = ''
  /** What is read from the store for this client, one after the other. */
  readonly #jobs: (() => Promise<void>)[] = []
  #isWorking = false
  #wanted = 0
  #appendingBytes = 0

  constructor(workspace: string, socket: RelaySocket, deps: StreamDeps) {
    this.#workspace = workspace
    this.#socket = socket
    this.#deps = deps
    this.#outbox = new Outbox({ socket, ...deps, overflowed: () => this.#tooMuch() })
  }

  allow(mayWrite: (room: RoomName) => boolean): void {
    this.#mayWrite = mayWrite
  }

  /** The client was let in. */
  enter(): void {
    if (this.#state.is !== 'waiting') return
    const { frames } = this.#state
    this.#state = { is: 'open' }
    this.#outbox.say(wire.welcome(this.#deps.store.generation))
    for (const frame of frames) this.receive(frame)
  }

  receive(frame: Uint8Array): void {
    if (this.#isDeaf) return
    switch (this.#state.is) {
      case 'waiting':
        return this.#wait(this.#state, frame)
      case 'open':
        for (const request of wire.decodeRequests(frame)) this.#handle(request)
        return
      case 'closed':
        return
    }
  }

  receiveOther(what: string): void {
    this.#malformed(what)
  }

  ended(): void {
    this.#end()
  }

  stopListening(): void {
    this.#isDeaf = true
  }

  /** Tells how far the client has heard, and that the relay lives. */
  keepAlive(): void {
    if (this.#state.is !== 'open' || !this.#isFollowing) return
    const at = this.#deps.streams.position()
    const isSilent = this.#outbox.isSilentFor(this.#deps.limits.keepAliveMs)
    if (at === this.#lastPosition && !isSilent) return
    this.#lastPosition = at
    this.#outbox.say(wire.position(at))
  }

  appended(room: RoomName, entries: readonly Appended[]): void {
    for (const { seq, update, from } of entries) {
      if (from === this) continue // it gets `durable`
      const log = { state: 'whole', snapshot: null, entries: [{ seq, bytes: update }], head: seq } as const
      this.#outbox.say(wire.log(this.#localName(room), seq - 1, log))
    }
  }

  moved(room: RoomName, head: number): void {
    this.#tellMoved([[room, head]])
  }

  missed(): void {
    this.#tell(null, this.#deps.streams.position())
  }

  close(code: CloseCode, reason: string): void {
    if (this.#state.is === 'closed') return
    this.#outbox.flush()
    this.#end()
    this.#socket.close(code, reason)
    this.#deps.clock.idly(this.#deps.limits.closeGraceMs, () => this.#socket.destroy())
  }

  #end(): void {
    if (this.#state.is === 'closed') return
    this.#state = { is: 'closed' }
    this.#jobs.length = 0
    this.#deps.streams.unfollow(this.#workspace, this)
    this.#outbox.close()
    this.#deps.onEnd(this)
  }

  #wait(state: Extract<State, { is: 'waiting' }>, frame: Uint8Array): void {
    state.frames.push(frame)
    state.bytes += frame.length
    if (state.bytes > this.#deps.limits.maxWaitingBytes) this.#tooMuch()
  }

  #handle(request: wire.Request): void {
    if (this.#state.is !== 'open') return
    switch (request.kind) {
      case 'hello':
        return this.#hello(request.generation, request.position)
      case 'fetch':
        return this.#fetch(request.wanted)
      case 'append':
        return void this.#append(request.ref, request.room, request.update)
      case 'malformed':
        return this.#malformed(request.what)
    }
  }

  /** From now on the client hears what is appended; then it is told what moved before. */
  #hello(generation: string, since: string): void {
    const { streams, store } = this.#deps
    const at = streams.position()
    const moves = generation === store.generation ? streams.since(since, this.#workspace) : null
    if (!this.#isFollowing) streams.follow(this.#workspace, this)
    this.#isFollowing = true
    this.#tell(moves, at)
  }

  /** Null for `moves` where they are not known: then it is told of every room. */
  #tell(moves: readonly (readonly [RoomName, number])[] | null, at: string): void {
    this.#enqueue(async () => {
      if (moves) this.#tellMoved(moves)
      else await this.#tellAll()
      this.#outbox.say(wire.listed(at))
    })
  }

  async #tellAll(): Promise<void> {
    const prefix = `${this.#workspace}/`
    let after = prefix
    for (;;) {
      const page = await this.#deps.store.rooms(after, listPage)
      const ours = page.filter(({ room }) => room.startsWith(prefix))
      this.#tellMoved(ours.map(({ room, head }: RoomInfo) => [room, head] as const))
      await this.#outbox.drained()
      const last = page.at(-1)
      if (!last || ours.length < page.length || page.length < listPage) return
      after = last.room
    }
  }

  #tellMoved(rooms: readonly (readonly [RoomName, number])[]): void {
    const local = rooms.map(([room, head]) => [this.#localName(room), head] as const)
    const told = local.filter(([name]) => name !== directoryKind)
    if (told.length > 0) this.#outbox.say(wire.moved(told))
  }

  #fetch(wanted: readonly wire.Wanted[]): void {
    this.#wanted += wanted.length
    if (this.#wanted > this.#deps.limits.maxWantedRooms) return this.#tooMuch()
    this.#enqueue(async () => {
      for (const { room, after } of wanted) {
        if (this.#state.is !== 'open') return
        await this.#tellLog(room, after)
        this.#wanted--
      }
    })
  }

  async #tellLog(name: wire.LocalName, after: number): Promise<void> {
    const room = this.#roomOf(name)
    if (room === null) return this.#malformed('a name that names no room')
    const log = await this.#deps.store.read(room, after)
    if (log.state === 'damaged') {
      this.#deps.log.error({ room, what: log.what }, 'room is damaged')
      return this.#outbox.say(wire.damaged(name))
    }
    this.#outbox.say(wire.log(name, after, log))
    await this.#outbox.drained()
  }

  async #append(ref: number, name: wire.LocalName, update: Uint8Array): Promise<void> {
    const room = this.#roomOf(name)
    if (room === null) return this.#malformed('a name that names no room')
    if (!this.#mayWrite(room)) return this.#outbox.say(wire.refused(ref, closeCodes.forbidden))
    this.#appendingBytes += update.length
    if (this.#appendingBytes > this.#deps.limits.maxWaitingBytes) return this.#tooMuch()
    try {
      const seq = await this.#deps.submit(room, this, update)
      this.#outbox.say(wire.durable(ref, seq))
    } catch (error) {
      // the room has logged why
      const code = error instanceof TooManyRoomsError ? closeCodes.tooMany : closeCodes.storage
      this.#outbox.say(wire.refused(ref, code))
    }
    this.#appendingBytes -= update.length
  }

  #roomOf(name: wire.LocalName): RoomName | null {
    return name === directoryKind ? null : toRoomName(`${this.#workspace}/${name}`)
  }

  #localName(room: RoomName): wire.LocalName {
    return room.slice(this.#workspace.length + 1)
  }

  #enqueue(job: () => Promise<void>): void {
    this.#jobs.push(job)
    if (!this.#isWorking) void this.#work()
  }

  async #work(): Promise<void> {
    this.#isWorking = true
    try {
      for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) await job()
    } catch (error) {
      this.#deps.log.error({ workspace: this.#workspace, err: error }, 'store failed, closed the stream')
      this.close(closeCodes.storage, 'the relay can not read its store')
    } finally {
      this.#isWorking = false
    }
  }

  #tooMuch(): void {
    this.close(closeCodes.tooSlow, 'too much at once, or not reading what is sent')
  }

  #malformed(what: string): void {
    this.#deps.log.warn({ workspace: this.#workspace, what }, 'malformed frame')
    this.close(closeCodes.malformed, what)
  }
}
