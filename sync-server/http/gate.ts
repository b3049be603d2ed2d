import type { Socket } from 'node:net'
import { Bucket } from '../bucket'
import type { Clock } from '../clock'
import type { Limits } from '../limits'
import { Tally } from '../tally'
import { neighbourhood } from './address'

/** Addresses remembered beyond those that are connected. */
const maxRemembered = 20_000

/**
 * Who may knock. Sockets that have not said what they want yet are few and die young; handshakes and connections are
 * counted by address, so that one stranger takes nothing from the others.
 */
export class Gate {
  readonly #limits: Limits
  readonly #clock: Clock
  /** By address and port, since a socket under TLS is another object than the one it runs over. */
  readonly #pending = new Map<string, string>()
  readonly #pendingBy = new Tally()
  readonly #connectedBy = new Tally()
  readonly #handshakes = new Map<string, Bucket>()

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  get pending(): number {
    return this.#pending.size
  }

  /** A socket is open and has not spoken. False where there are too many of its kind. */
  knocked(socket: Socket): boolean {
    const from = neighbourhood(socket.remoteAddress ?? '')
    const isTooMany =
      this.#pending.size >= this.#limits.maxPending ||
      this.#pendingBy.count(from) >= this.#limits.maxPendingPerAddress
    if (isTooMany) return false
    const peer = peerOf(socket)
    this.#pending.set(peer, from)
    this.#pendingBy.add(from, 1)
    socket.once('close', () => this.#settled(peer))
    return true
  }

  /** It has said what it wants: a whole request is there. */
  spoke(socket: Socket): void {
    this.#settled(peerOf(socket))
  }

  /** A handshake from `client`. False where there were too many lately, or there are too many connections. */
  mayEnter(client: string): boolean {
    if (this.#connectedBy.count(client) >= this.#limits.maxConnectionsPerAddress) return false
    return this.mayAsk(client)
  }

  /** A request from `client` that costs something. */
  mayAsk(client: string): boolean {
    const now = this.#clock.now()
    const bucket = this.#handshakes.get(client) ?? new Bucket(this.#limits.handshakes, now)
    // the most recent last, so that the first are forgotten first
    this.#handshakes.delete(client)
    this.#handshakes.set(client, bucket)
    const [oldest] = this.#handshakes.keys()
    if (this.#handshakes.size > maxRemembered && oldest !== undefined) this.#handshakes.delete(oldest)
    return bucket.take(1, now)
  }

  entered(client: string): void {
    this.#connectedBy.add(client, 1)
  }

  left(client: string): void {
    this.#connectedBy.add(client, -1)
  }

  #settled(peer: string): void {
    const from = this.#pending.get(peer)
    if (from === undefined) return
    this.#pending.delete(peer)
    this.#pendingBy.add(from, -1)
  }
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
