import { randomId, type ChangeId } from '../../core/ids'
import type { Result } from '../../core/result'
import type { CommandInput, CommandName, CommandOutput } from '../../electron/contract/commands'
import {
  engineMessageSchema,
  type EngineEvent,
  type Failure,
  type PresenceInput,
  type WindowMessage,
} from '../../electron/contract/messages'
import type {
  Patch,
  QueryInput,
  QueryName,
  QueryOutput,
  SubscriptionInput,
  SubscriptionName,
} from '../../electron/contract/queries'
import { ReplicaChannels } from '../replica/replica-channels'
import { createValueStore } from '../replica/value-store'
import { FrameQueue } from './frame-queue'

/** What the client needs of a MessagePort. */
export interface EnginePort {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
  start(): void
  close(): void
  addEventListener(type: 'close', listener: () => void): void
}

export interface EngineClientOptions {
  /** A query asked while the engine is away fails after so many milliseconds. */
  readonly queryGrace?: number
  readonly onOddMessage?: (problem: string) => void
}

type Answer = (result: Result<unknown, Failure>) => void
interface Waiting {
  readonly message: WindowMessage
  readonly answer: Answer
}

/**
 * This window's line to the engine. A command stays in the outbox until it is answered: when the engine ends and another
 * takes its place, what was not answered is sent again, in order, and every subscription is renewed. Ids and change ids
 * are made here, so a command that arrives twice is the same command.
 */
export class EngineClient {
  readonly connection = createValueStore<'connecting' | 'up' | 'down'>('connecting')
  /** How many commands the engine has not answered yet. */
  readonly unanswered = createValueStore(0)
  /** Documents that this window holds replicas of. */
  readonly replicas = new ReplicaChannels(message => this.#port?.postMessage(message))
  readonly #options: EngineClientOptions
  #port: EnginePort | null = null
  #nextId = 1
  /** Insertion order is sending order. */
  readonly #outbox = new Map<number, Waiting>()
  readonly #queries = new Map<number, Waiting>()
  readonly #subscriptions = new Map<number, { message: WindowMessage; onPatch: (patch: unknown) => void }>()
  readonly #eventListeners = new Set<(event: EngineEvent) => void>()
  readonly #patches = new FrameQueue()
  #presence: PresenceInput | null = null

  constructor(options: EngineClientOptions = {}) {
    this.#options = options
  }

  /** Takes a new port into use; what came before it is said again on it. */
  attach(port: EnginePort): void {
    this.#release()
    this.#port = port
    port.onmessage = event => {
      if (this.#port === port) this.#receive(event.data)
    }
    port.addEventListener('close', () => {
      if (this.#port === port) this.detach()
    })
    port.start()
    this.connection.set('up')
    this.#renew()
    for (const { message } of this.#outbox.values()) port.postMessage(message)
    for (const { message } of this.#queries.values()) port.postMessage(message)
  }

  /** The engine is gone; a new port will come. */
  detach(): void {
    this.#release()
    this.connection.set('down')
    this.replicas.down()
    for (const id of this.#queries.keys()) this.#expire(id)
  }

  /** Answered when it is on disk; while the engine is away, it waits. */
  command<C extends CommandName>(
    name: C,
    input: CommandInput<C>,
  ): Promise<Result<CommandOutput<C>, Failure>> {
    const message: WindowMessage = {
      t: 'command',
      id: this.#nextId++,
      key: randomId<ChangeId>(),
      name,
      input,
    }
    return new Promise(resolve => {
      this.#outbox.set(message.id, {
        message,
        answer: answer => resolve(answer as Result<CommandOutput<C>, Failure>),
      })
      this.unanswered.set(this.#outbox.size)
      this.#port?.postMessage(message)
    })
  }

  query<Q extends QueryName>(name: Q, input: QueryInput<Q>): Promise<Result<QueryOutput<Q>, Failure>> {
    const message: WindowMessage = { t: 'query', id: this.#nextId++, name, input }
    return new Promise(resolve => {
      this.#queries.set(message.id, {
        message,
        answer: answer => resolve(answer as Result<QueryOutput<Q>, Failure>),
      })
      if (this.#port === null) this.#expire(message.id)
      else this.#port.postMessage(message)
    })
  }

  /** Patches come until the function that is returned is called. After a new start of the engine they begin anew. */
  subscribe<S extends SubscriptionName>(
    name: S,
    input: SubscriptionInput<S>,
    onPatch: (patch: Patch<S>) => void,
  ): () => void {
    const message: WindowMessage = { t: 'subscribe', id: this.#nextId++, name, input }
    this.#subscriptions.set(message.id, { message, onPatch: patch => onPatch(patch as Patch<S>) })
    this.#port?.postMessage(message)
    return () => {
      if (this.#subscriptions.delete(message.id))
        this.#port?.postMessage({ t: 'unsubscribe', id: message.id })
    }
  }

  /** What this person is doing, as the others are to see it; only the last word counts. */
  setPresence(presence: PresenceInput): void {
    if (JSON.stringify(presence) === JSON.stringify(this.#presence)) return
    this.#presence = presence
    this.#port?.postMessage({ t: 'presence', presence })
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  #renew(): void {
    for (const { message } of this.#subscriptions.values()) this.#port?.postMessage(message)
    this.replicas.renew()
    if (this.#presence !== null) this.#port?.postMessage({ t: 'presence', presence: this.#presence })
  }

  #release(): void {
    if (this.#port === null) return
    this.#port.onmessage = null
    this.#port.close()
    this.#port = null
  }

  #receive(data: unknown): void {
    const parsed = engineMessageSchema.safeParse(data)
    if (!parsed.success) return this.#options.onOddMessage?.(parsed.error.message)
    const message = parsed.data
    switch (message.t) {
      case 'done':
        return this.#answer(message.id, message.result)
      case 'patch':
        return this.#patches.push(() => this.#subscriptions.get(message.id)?.onPatch(message.patch))
      case 'event':
        // What was subscribed to ended with the workspace that it was asked of.
        if (message.event.kind === 'workspace-changed') this.#renew()
        for (const listener of [...this.#eventListeners]) listener(message.event)
        return
      case 'replica-opened':
      case 'replica':
      case 'replica-saved':
        return this.replicas.receive(message)
    }
  }

  #answer(id: number, result: Result<unknown, Failure>): void {
    const waiting = this.#outbox.get(id) ?? this.#queries.get(id)
    this.#outbox.delete(id)
    this.#queries.delete(id)
    this.unanswered.set(this.#outbox.size)
    waiting?.answer(result)
  }

  #expire(id: number): void {
    setTimeout(() => {
      if (this.#port !== null) return
      this.#answer(id, { ok: false, error: { code: 'engine-down', detail: 'the engine is starting again' } })
    }, this.#options.queryGrace ?? 4_000)
  }
}
