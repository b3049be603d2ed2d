import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Engine, type EngineOptions } from '../../electron/engine/engine'
import { acquireFolderLock } from '../../electron/engine/store/lock'
import { openSqliteStore } from '../../electron/engine/store/sqlite'
import type { TaskRunner } from '../../electron/engine/tasks/port'
import { systemTimers } from '../../electron/engine/timers'
import type { CommandInput, CommandName, CommandOutput } from '../../electron/contract/commands'
import {
  engineMessageSchema,
  type EngineEvent,
  type EngineMessage,
  type Failure,
  type PresenceInput,
} from '../../electron/contract/messages'
import type {
  Patch,
  QueryInput,
  QueryName,
  QueryOutput,
  SubscriptionInput,
  SubscriptionName,
} from '../../electron/contract/queries'
import type { WindowPort } from '../../electron/engine/windows/port'
import { until } from './until'

/** An engine on real files in a folder of its own, in this process, with windows that speak to it as real ones do. */
export interface Harness {
  readonly engine: Engine
  readonly dataDir: string
  window(): TestWindow
  /** Stops the engine and starts another on the same folder: what a person does who closes the app and opens it again. */
  restart(meanwhile?: () => void): Promise<Harness>
  stop(): Promise<void>
}

const noTasks: TaskRunner = {
  run: () => Promise.reject(new Error('this test has no worker threads')),
  close: () => Promise.resolve(),
}

export async function startEngine(options: Partial<EngineOptions> = {}): Promise<Harness> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'winroom-engine-'))
  const keys: Record<string, string> = { ...options.keys }
  const engine = new Engine({
    dataDir,
    keys,
    keysKeptIn: 'file',
    keepSecret: (name, secret) => (keys[name] = secret),
    locale: 'en',
    timers: systemTimers,
    tasks: noTasks,
    openStore: (folder, onDamage) => openSqliteStore({ folder, onDamage }),
    lockFolder: folder => acquireFolderLock(folder),
    ...options,
  })
  await engine.start()
  return {
    engine,
    dataDir,
    window: () => new TestWindow(engine),
    restart: async meanwhile => {
      await engine.stop()
      meanwhile?.()
      return startEngine({ ...options, dataDir, keys })
    },
    stop: async () => {
      await engine.stop()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

let windows = 0

/** A window without pixels. Every message is cloned on its way, as a MessagePort does. */
export class TestWindow {
  readonly windowId = String(++windows)
  readonly events: EngineEvent[] = []
  onEvent: (event: EngineEvent) => void = () => undefined
  onReplica: (message: Extract<EngineMessage, { t: `replica${string}` }>) => void = () => undefined
  readonly #answers = new Map<
    number,
    (answer: { ok: true; value: unknown } | { ok: false; error: Failure }) => void
  >()
  readonly #patches = new Map<number, (patch: unknown) => void>()
  #toEngine: (data: unknown) => void = () => undefined
  #closed: () => void = () => undefined
  #next = 0

  constructor(engine: Engine) {
    const port: WindowPort = {
      post: message => {
        const copy: unknown = structuredClone(message)
        setImmediate(() => this.#receive(copy))
      },
      onMessage: listener => (this.#toEngine = listener),
      onClose: listener => (this.#closed = listener),
      close: () => undefined,
    }
    engine.attach(this.windowId, port)
  }

  async command<C extends CommandName>(name: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    const answer = await this.try('command', name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.detail}`)
    return answer.value as CommandOutput<C>
  }

  async query<Q extends QueryName>(name: Q, input: QueryInput<Q>): Promise<QueryOutput<Q>> {
    const answer = await this.try('query', name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.detail}`)
    return answer.value as QueryOutput<Q>
  }

  /** What a command is refused for. */
  async failure<C extends CommandName>(name: C, input: CommandInput<C>): Promise<Failure> {
    const answer = await this.try('command', name, input)
    if (answer.ok) throw new Error(`${name} was taken`)
    return answer.error
  }

  try(
    t: 'command' | 'query',
    name: string,
    input: unknown,
    key?: string,
  ): Promise<{ ok: true; value: unknown } | { ok: false; error: Failure }> {
    const id = this.#next++
    const answered = new Promise<{ ok: true; value: unknown } | { ok: false; error: Failure }>(resolve =>
      this.#answers.set(id, resolve),
    )
    this.#toEngine(structuredClone({ t, id, name, input, ...(key === undefined ? {} : { key }) }))
    return answered
  }

  subscribe<S extends SubscriptionName>(
    name: S,
    input: SubscriptionInput<S>,
    onPatch: (patch: Patch<S>) => void,
  ): () => void {
    const id = this.#next++
    this.#patches.set(id, patch => onPatch(patch as Patch<S>))
    this.#toEngine({ t: 'subscribe', id, name, input })
    return () => this.#toEngine({ t: 'unsubscribe', id })
  }

  presence(presence: PresenceInput): void {
    this.#toEngine({ t: 'presence', presence })
  }

  /** What the engine gets when somebody sends what no window would. */
  raw(data: unknown): void {
    this.#toEngine(data)
  }

  close(): void {
    this.#closed()
  }

  /** The latest patch of a subscription that sends the whole, once it satisfies the condition. */
  async whole<S extends 'directory' | 'sync' | 'presence'>(
    name: S,
    satisfies: (patch: Patch<S>) => boolean,
  ): Promise<Patch<S>> {
    let latest: Patch<S> | null = null
    const end = this.subscribe(name, {} as SubscriptionInput<S>, patch => (latest = patch))
    await until(() => latest !== null && satisfies(latest), `${name} as expected`)
    end()
    return latest as unknown as Patch<S>
  }

  #receive(data: unknown): void {
    const message = engineMessageSchema.parse(data)
    if (message.t === 'done') {
      this.#answers.get(message.id)?.(message.result)
      this.#answers.delete(message.id)
    } else if (message.t === 'patch') this.#patches.get(message.id)?.(message.patch)
    else if (message.t === 'event') {
      this.events.push(message.event)
      this.onEvent(message.event)
    } else this.onReplica(message)
  }
}
