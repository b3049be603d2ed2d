import { OtherNode } from './nodes/other-node'
import { goneState, type PresenceState } from './wire'

/** Clocks of this many clients that have gone are remembered. */
const maxGone = 1_000

interface Held {
  readonly clock: number
  readonly json: string
  readonly by: object
}

/**
 * Who is in a room: y-protocols' awareness, kept as text and without its timers, since a connection's end is what ends its
 * states. `by` is whatever stands for a connection.
 *
 * A stock client repeats to the relay whatever it hears of others, so a state says nothing of who sent it: it belongs to
 * the connection that brought its clock first.
 */
export class Presence {
  readonly #held = new Map<number, Held>()
  readonly #heldBy = new Map<object, Set<number>>()
  readonly #gone = new Map<number, number>()

  /**
   * Takes the states that are news and returns their clients. By y-protocols' rule that is a higher clock than the last one,
   * or a goodbye at the same. A client that comes back with the clock it left with is let in at its connection's first word
   * (`isIntroduced` false); later on, the same frame is somebody's echo of a client that has gone.
   */
  apply(states: readonly PresenceState[], by: object, isIntroduced: boolean): number[] {
    return states.filter(state => this.#take(state, by, isIntroduced)).map(({ client }) => client)
  }

  /** The connection has ended. Returns the clients that went with it. */
  leave(by: object): number[] {
    const clients = [...(this.#heldBy.get(by) ?? [])]
    for (const client of clients) this.#bury(client, this.#held.get(client)?.clock ?? 0)
    return clients
  }

  /** Takes all that another node's clients say, and returns the clients that are news or have gone with what it says no more. */
  roll(states: readonly PresenceState[], node: OtherNode): number[] {
    const said = new Set(states.map(({ client }) => client))
    const ended = [...(this.#heldBy.get(node) ?? [])].filter(client => !said.has(client))
    for (const client of ended) this.#bury(client, this.#held.get(client)?.clock ?? 0)
    return [...ended, ...this.apply(states, node, true)]
  }

  countOf(by: object): number {
    return this.#heldBy.get(by)?.size ?? 0
  }

  all(): PresenceState[] {
    return [...this.#held].map(([client, { clock, json }]) => ({ client, clock, json }))
  }

  /** What this node's own clients say. */
  here(): PresenceState[] {
    return this.all().filter(({ client }) => this.#isHere(client))
  }

  /** What to tell other nodes of `clients`, who were this node's. */
  newsHere(clients: Iterable<number>): PresenceState[] {
    return this.news(clients).filter(({ client }) => this.#isHere(client))
  }

  /** What to tell others of `clients`: a goodbye for those that have gone. */
  news(clients: Iterable<number>): PresenceState[] {
    return Array.from(clients, client => {
      const { clock, json } = this.#held.get(client) ?? {
        clock: this.#gone.get(client) ?? 0,
        json: goneState,
      }
      return { client, clock, json }
    })
  }

  #take({ client, clock, json }: PresenceState, by: object, isIntroduced: boolean): boolean {
    const held = this.#held.get(client)
    if (json === goneState) {
      if (!held || clock < held.clock) return false
      // it has meanwhile gone over to another node, or come from there: what ended is where it was before
      if (clock === held.clock && hasMoved(held.by, by)) return false
      this.#bury(client, clock)
      return true
    }
    const known = held?.clock ?? this.#gone.get(client) ?? -1
    const isReturn = !isIntroduced && clock === known && (!held || hasMoved(held.by, by))
    if (clock <= known && !isReturn) return false
    this.#release(client)
    this.#hold(client, { clock, json, by })
    return true
  }

  /** Here, or gone from here. */
  #isHere(client: number): boolean {
    return !(this.#held.get(client)?.by instanceof OtherNode)
  }

  #hold(client: number, held: Held): void {
    this.#gone.delete(client)
    this.#held.set(client, held)
    const mine = this.#heldBy.get(held.by)
    if (mine) mine.add(client)
    else this.#heldBy.set(held.by, new Set([client]))
  }

  #bury(client: number, clock: number): void {
    this.#release(client)
    this.#gone.set(client, clock)
    const oldest = this.#gone.keys().next()
    if (this.#gone.size > maxGone && !oldest.done) this.#gone.delete(oldest.value)
  }

  #release(client: number): void {
    const held = this.#held.get(client)
    if (!held) return
    this.#held.delete(client)
    const mine = this.#heldBy.get(held.by)
    mine?.delete(client)
    if (mine?.size === 0) this.#heldBy.delete(held.by)
  }
}

/** True for two that a client can have gone between without telling: connections of different nodes. */
function hasMoved(from: object, to: object): boolean {
  return from !== to && (from instanceof OtherNode || to instanceof OtherNode)
}
