import { Batch } from './batch'
import { closeCodes, type CloseCode } from './close-codes'
import { mergeBySender, type Received } from './merge'
import type { RoomHere, RoomLink } from './nodes/port'
import { PoisonError } from './replica'
import { Presence } from './presence'
import { DamagedRoomError, RoomDocument, type DocumentDeps } from './room-document'
import type { RoomName } from './room-name'
import type { Submitter } from './submitter'
import { type PresenceState, presenceFrame, stepOneFrame, stepTwoFrame, updateFrame } from './wire'

/** A connection, as its room sees it. */
export interface Member {
  /** The room is loaded and has greeted: what the member says from now on is heard. */
  welcome(): void
  send(frame: Uint8Array): void
  /** Sends what others said. */
  sendBatch(batch: Batch): void
  /** Sends what the member asked for, however large. */
  answer(frame: Uint8Array): void
  close(code: CloseCode, reason: string): void
}

/** An entry that is on disk. */
export interface Appended {
  readonly seq: number
  readonly update: Uint8Array
  readonly from: Submitter
}

interface Waiting {
  readonly resolve: (seq: number) => void
  readonly reject: (error: unknown) => void
}

/** Who keeps the room in memory. */
export interface RoomKeeper {
  /** Called once, when the room can't go on: whoever comes next must get a new one. */
  failed(): void
  /** The last member has left. */
  emptied(): void
  /** Somebody is told of entries once they are on disk. */
  isFollowed(): boolean
  /** Entries, one after the other, are on disk. */
  appended(entries: readonly Appended[]): void
}

/**
 * One room: who is in it, what goes to whom. What a member says in one turn of the event loop leaves as one frame to each
 * other, first, and then goes to the log: passing on does not wait for the disk, answering does.
 */
export class Room {
  readonly name: RoomName
  readonly #deps: DocumentDeps
  readonly #keeper: RoomKeeper
  readonly #document: RoomDocument
  readonly #presence = new Presence()
  /** Everybody who has come in, and those of them who have been greeted. */
  readonly #attached = new Set<Member>()
  readonly #members = new Set<Member>()
  #turn: Received<Submitter>[] = []
  #submitted = new Map<Submitter, Waiting[]>()
  /** The same room on other nodes, where there are any. */
  readonly #link: RoomLink | null
  #presenceChanged = new Set<number>()
  #presenceChangedHere = new Set<number>()
  #isScheduled = false
  #hasFailed = false

  constructor(name: RoomName, deps: DocumentDeps, keeper: RoomKeeper) {
    this.name = name
    this.#deps = deps
    this.#keeper = keeper
    this.#document = new RoomDocument(name, deps, {
      collect: () => this.flush(),
      loaded: head => this.#link?.loaded(head),
      poisoned: from => this.#expel(from),
      lost: error => this.#fail(error),
    })
    this.#link = deps.nodes?.enter(name, this.#forOtherNodes()) ?? null
  }

  get isEmpty(): boolean {
    return this.#attached.size === 0
  }

  /** Nothing waits to be sent or written. */
  get isSettled(): boolean {
    return this.#turn.length === 0
  }

  /** Greets `member` once the room is loaded: a step one, then who is here. */
  async join(member: Member): Promise<void> {
    this.#attached.add(member)
    try {
      await this.#document.withReplica(replica => {
        if (!this.#attached.has(member)) return
        this.#members.add(member)
        member.send(stepOneFrame(replica.stateVector()))
        this.#tellPresence(member)
        member.welcome()
      })
    } catch (error) {
      this.#fail(error)
    }
  }

  leave(member: Member): void {
    if (!this.#attached.delete(member)) return
    this.#members.delete(member)
    this.#presenceNewsHere(this.#presence.leave(member))
    if (this.isEmpty && !this.#hasFailed) this.#keeper.emptied()
  }

  /** Takes an update (checked by the wire): to everybody else, and to the log. */
  receive(from: Member, update: Uint8Array): void {
    this.#turn.push({ update, from })
    this.#schedule()
  }

  /** Takes an update of somebody who is no member; resolves with its number in the log once it is on disk. */
  submit(from: Submitter, update: Uint8Array): Promise<number> {
    if (this.#hasFailed) return Promise.reject(new Error('The room is closed'))
    return new Promise((resolve, reject) => {
      const waiting = this.#submitted.get(from)
      if (waiting) waiting.push({ resolve, reject })
      else this.#submitted.set(from, [{ resolve, reject }])
      this.#turn.push({ update, from })
      this.#schedule()
    })
  }

  /** Takes a client's answer to our step one. Returns false when no Y.Doc accepts it; then nothing was taken. */
  contribute(from: Member, update: Uint8Array): boolean {
    try {
      const fresh = this.#document.contribute(update)
      if (fresh) this.receive(from, fresh)
      return true
    } catch (error) {
      if (error instanceof PoisonError) return false
      throw error
    }
  }

  /**
   * Answers a step one: the difference includes all that was received before it, and is sent when all that it includes is
   * on disk. So a client that gets it knows that what it sent before is held (S5). Where there are other nodes it includes
   * all that any of them had answered for.
   */
  async answer(member: Member, stateVector: Uint8Array): Promise<void> {
    let frame: Uint8Array
    try {
      if (this.#link) await this.#link.caughtUp()
      frame = await this.#document.withReplica(replica => stepTwoFrame(replica.difference(stateVector)))
    } catch (error) {
      return this.#fail(error)
    }
    // a failed write closes the room and everybody in it: no answer is the answer
    await this.#document.durable().then(
      () => member.answer(frame),
      () => undefined,
    )
  }

  /** Takes what a member says about those it speaks for. Everybody hears it, the member too: its watchdog lives on that. */
  meet(from: Member, states: readonly PresenceState[], isIntroduced: boolean): void {
    this.#presenceNewsHere(this.#presence.apply(states, from, isIntroduced))
  }

  presenceCount(member: Member): number {
    return this.#presence.countOf(member)
  }

  tellPresence(member: Member): void {
    member.send(presenceFrame(this.#presence.all()))
  }

  /** Sends and writes what this turn brought. */
  flush(): void {
    if (this.#hasFailed) return
    this.#flushUpdates()
    this.#flushPresence()
  }

  /** Everything received is on disk, or never will be. Never rejects. */
  async settled(): Promise<void> {
    this.flush()
    await this.#document.settled()
  }

  stop(): void {
    this.#link?.leave()
    this.#document.stop()
  }

  #forOtherNodes(): RoomHere {
    const isOpen = (): boolean => !this.#hasFailed
    return {
      follow: updates => {
        if (!isOpen()) return
        for (const update of updates) this.#broadcast(updateFrame(update), null)
        this.#document.follow(updates)
      },
      meet: (node, states) => this.#presenceNews(this.#presence.apply(states, node, false)),
      roll: (node, states) => this.#presenceNews(this.#presence.roll(states, node)),
      nodeLeft: node => this.#presenceNews(this.#presence.leave(node)),
      presence: () => this.#presence.here(),
      lost: error => this.#fail(error),
    }
  }

  #tellPresence(member: Member): void {
    if (this.#presence.all().length > 0) this.tellPresence(member)
  }

  #presenceNewsHere(clients: readonly number[]): void {
    if (this.#link) for (const client of clients) this.#presenceChangedHere.add(client)
    this.#presenceNews(clients)
  }

  #presenceNews(clients: readonly number[]): void {
    if (clients.length === 0) return
    for (const client of clients) this.#presenceChanged.add(client)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#deps.clock.soon(() => {
      this.#isScheduled = false
      this.flush()
    })
  }

  #flushUpdates(): void {
    if (this.#turn.length === 0) return
    const turn = mergeBySender(this.#turn)
    this.#turn = []
    const batch = Batch.of(turn)
    if (batch) for (const member of this.#members) member.sendBatch(batch)
    else for (const { from, update } of turn) this.#broadcast(updateFrame(update), from)
    const submitted = this.#submitted
    if (submitted.size > 0) this.#submitted = new Map()
    const when = submitted.size > 0 || this.#keeper.isFollowed() ? 'soon' : 'later'
    this.#document.append(turn, when).then(
      head => this.#appended(turn, head, submitted),
      (error: unknown) => submitted.forEach(waiting => waiting.forEach(({ reject }) => reject(error))),
    )
  }

  #appended(turn: readonly Received<Submitter>[], head: number, submitted: Map<Submitter, Waiting[]>): void {
    const entries = turn.map(({ from, update }, i) => ({ from, update, seq: head - turn.length + 1 + i }))
    this.#keeper.appended(entries)
    const updates = turn.map(({ update }) => update)
    this.#link?.appended(head, updates)
    for (const { from, seq } of entries.toReversed()) {
      // the last of a sender's entries answers for all that it said in this turn
      submitted.get(from)?.forEach(({ resolve }) => resolve(seq))
      submitted.delete(from)
    }
  }

  #flushPresence(): void {
    if (this.#presenceChanged.size === 0) return
    const changed = this.#presenceChanged
    this.#presenceChanged = new Set()
    this.#broadcast(presenceFrame(this.#presence.news(changed)), null)
    this.#link?.presence(this.#presence.newsHere(this.#presenceChangedHere))
    this.#presenceChangedHere.clear()
  }

  /** Whoever says what no Y.Doc accepts is no Yjs client, and would go on. */
  #expel(from: Submitter): void {
    from.close(closeCodes.malformed, 'an update that can not be applied')
  }

  #broadcast(frame: Uint8Array, except: Submitter | null): void {
    for (const member of this.#members) if (member !== except) member.send(frame)
  }

  #fail(error: unknown): void {
    if (this.#hasFailed) return
    this.#hasFailed = true
    const submitted = this.#submitted
    this.#submitted = new Map()
    for (const { reject } of [...submitted.values()].flat()) reject(error)
    const isDamaged = error instanceof DamagedRoomError
    const message = isDamaged ? 'room is damaged, closed it' : 'store failed, closed the room'
    this.#deps.log.error({ room: this.name, connections: this.#attached.size, err: error }, message)
    this.#link?.leave()
    this.#document.stop()
    this.#keeper.failed()
    for (const member of [...this.#attached]) {
      if (isDamaged) member.close(closeCodes.damaged, 'the stored room is damaged')
      else member.close(closeCodes.storage, 'the relay can not read or write its store')
    }
  }
}
