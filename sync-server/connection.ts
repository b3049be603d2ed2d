import type { Batch } from './batch'
import type { Clock } from './clock'
import { closeCodes, type CloseCode } from './close-codes'
import type { Limits } from './limits'
import type { Line } from './line'
import type { RelayLog } from './log'
import type { Member, Room } from './room'
import type { RoomName } from './room-name'
import type { RelaySocket } from './socket'
import { decodeFrame, deniedFrame, keepAliveFrame, type Message, type PresenceState } from './wire'

/** Questions of one client that wait for their answers. */
const maxQuestions = 1_000

interface ConnectionDeps {
  readonly log: RelayLog
  readonly limits: Limits
  readonly clock: Clock
  /** Called once, when nothing more will come or go. */
  readonly onEnd: (connection: Connection) => void
}

/** `waiting`: for the grant, then for the room to be loaded; frames are kept until then. */
type State =
  | { readonly is: 'waiting'; readonly frames: Uint8Array[]; bytes: number }
  | { readonly is: 'open'; readonly room: Room }
  | { readonly is: 'closed' }

/** One client in one room, from the open socket to its end. */
export class Connection implements Member, Line {
  readonly #socket: RelaySocket
  readonly #deps: ConnectionDeps
  #state: State = { is: 'waiting', frames: [], bytes: 0 }
  #room: Room | null = null
  #mayWrite: (room: RoomName) => boolean = () => false
  #isDeaf = false
  #isIntroduced = false
  #lastSent: number
  #lastAnswerBytes = 0
  /** Bytes of the answer that was sent last, which is to be paid for. */
  #owed = 0
  #questions: Uint8Array[] = []
  #isAnswering = false

  constructor(socket: RelaySocket, deps: ConnectionDeps) {
    this.#socket = socket
    this.#deps = deps
    this.#lastSent = deps.clock.now()
  }

  allow(mayWrite: (room: RoomName) => boolean): void {
    this.#mayWrite = mayWrite
  }

  /** The client was let in. */
  enter(room: Room): void {
    if (this.#state.is !== 'waiting') return
    this.#room = room
    void room.join(this)
  }

  receive(frame: Uint8Array): void {
    if (this.#isDeaf) return
    switch (this.#state.is) {
      case 'waiting':
        return this.#wait(this.#state, frame)
      case 'open':
        return this.#hear(this.#state.room, frame)
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

  keepAlive(): void {
    if (this.#state.is !== 'open') return
    if (this.#deps.clock.now() - this.#lastSent >= this.#deps.limits.keepAliveMs) this.send(keepAliveFrame)
  }

  welcome(): void {
    if (this.#state.is !== 'waiting' || !this.#room) return
    const { frames } = this.#state
    this.#state = { is: 'open', room: this.#room }
    for (const frame of frames) this.receive(frame)
  }

  send(frame: Uint8Array): void {
    if (this.#maySend()) this.#socket.send(frame)
  }

  sendBatch(batch: Batch): void {
    if (!this.#maySend()) return
    const pieces = batch.piecesFor(this)
    if (pieces.length > 0) this.#socket.sendFramed(pieces)
  }

  /** A large answer must not make its reader a slow one: what it asked for comes on top of what may wait. */
  answer(frame: Uint8Array): void {
    this.send(frame)
    this.#lastAnswerBytes = this.#owed = frame.length
  }

  close(code: CloseCode, reason: string): void {
    if (this.#state.is === 'closed') return
    this.#end()
    this.#socket.close(code, reason)
    this.#deps.clock.idly(this.#deps.limits.closeGraceMs, () => this.#socket.destroy())
  }

  #maySend(): boolean {
    if (this.#state.is === 'closed') return false
    if (this.#socket.bufferedBytes() > this.#deps.limits.maxBufferedBytes + this.#lastAnswerBytes) {
      this.close(closeCodes.tooSlow, 'not reading what is sent')
      return false
    }
    this.#lastSent = this.#deps.clock.now()
    return true
  }

  #end(): void {
    if (this.#state.is === 'closed') return
    this.#state = { is: 'closed' }
    this.#room?.leave(this)
    this.#deps.onEnd(this)
  }

  #wait(state: Extract<State, { is: 'waiting' }>, frame: Uint8Array): void {
    state.frames.push(frame)
    state.bytes += frame.length
    if (state.bytes > this.#deps.limits.maxWaitingBytes) {
      this.close(closeCodes.tooSlow, 'too much was sent before the room was loaded')
    }
  }

  #hear(room: Room, frame: Uint8Array): void {
    this.#handle(room, decodeFrame(frame))
  }

  #handle(room: Room, message: Message): void {
    switch (message.kind) {
      case 'step-one':
        return this.#ask(room, message.stateVector)
      case 'step-two':
        // a client says who it is before it answers us, and echoes what it heard of others only after
        this.#isIntroduced = true
        // a reader's stock client answers our step one too; nothing is wrong with that
        if (!this.#mayWrite(room.name) || room.contribute(this, message.update)) return
        return this.#malformed('an update that can not be applied')
      case 'update':
        if (this.#mayWrite(room.name)) return room.receive(this, message.update)
        return this.send(deniedFrame('read only'))
      case 'presence':
        return this.#meet(room, message.states)
      case 'query-presence':
        return room.tellPresence(this)
      case 'malformed':
        return this.#malformed(message.what)
    }
  }

  /** One question after the other, each paid for: many that come at once may each cost a whole document. */
  #ask(room: Room, stateVector: Uint8Array): void {
    if (this.#questions.push(stateVector) > maxQuestions)
      return this.close(closeCodes.tooSlow, 'too many questions at once')
    if (!this.#isAnswering) void this.#answerNext(room)
  }

  async #answerNext(room: Room): Promise<void> {
    const stateVector = this.#questions.shift()
    this.#isAnswering = stateVector !== undefined && this.#state.is !== 'closed'
    if (stateVector === undefined || !this.#isAnswering) return
    this.#owed = 0
    await room.answer(this, stateVector)
    this.#socket.pay(this.#owed, () => void this.#answerNext(room))
  }

  #meet(room: Room, states: readonly PresenceState[]): void {
    const { maxPresenceBytes, maxPresencePerConnection } = this.#deps.limits
    if (states.some(({ json }) => json.length > maxPresenceBytes))
      return this.#malformed('a presence state is too large')
    room.meet(this, states, this.#isIntroduced)
    this.#isIntroduced = true
    if (room.presenceCount(this) > maxPresencePerConnection) this.#malformed('too many presence states')
  }

  #malformed(what: string): void {
    this.#deps.log.warn({ room: this.#room?.name, what }, 'malformed frame')
    this.close(closeCodes.malformed, what)
  }
}
