import type { z } from 'zod'
import { commands, type CommandName } from '../../contract/commands'
import {
  awaitedSchema,
  windowMessageSchema,
  type EngineMessage,
  type Failure,
  type WindowMessage,
} from '../../contract/messages'
import { queries, subscriptions, type QueryName, type SubscriptionName } from '../../contract/queries'
import { commandHandlers } from '../commands'
import { fail, type CommandContext } from '../commands/handler'
import { queryHandlers } from '../queries'
import type { WindowReplica } from '../replicas/window-replica'
import { failureOf } from '../failures'
import type { Result } from '../../../core/result'
import type { WindowPort } from './port'
import { subscribeTo } from './subscriptions'

type Asked = Extract<WindowMessage, { t: 'command' | 'query' | 'subscribe' }>
type Answer = Result<unknown, Failure>

/**
 * One window's conversation with the engine. Everything that comes in is parsed; a command is answered when its edit is on
 * disk (S1). The context is asked for anew each time: the workspace behind it may have been changed.
 */
export class WindowSession {
  readonly #subscriptions = new Map<number, () => void>()
  readonly #replicas = new Map<number, WindowReplica>()
  #closed = false

  constructor(
    private readonly port: WindowPort,
    readonly windowId: string,
    private readonly context: (windowId: string) => CommandContext | null,
    private readonly onClosed: () => void,
  ) {
    port.onMessage(data => this.#receive(data))
    port.onClose(() => this.close())
  }

  send(message: EngineMessage): void {
    if (!this.#closed) this.port.post(message)
  }

  /** Ends what was asked of a workspace that is no longer open; the window asks again. */
  endSubscriptions(): void {
    for (const end of this.#subscriptions.values()) end()
    this.#subscriptions.clear()
    for (const replica of [...this.#replicas.values()]) replica.end()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.endSubscriptions()
    this.context(this.windowId)?.sync.presence.leave(this.windowId)
    this.port.close()
    this.onClosed()
  }

  #receive(data: unknown): void {
    const parsed = windowMessageSchema.safeParse(data)
    if (!parsed.success) return this.#refuse(data, parsed.error)
    const message = parsed.data
    switch (message.t) {
      case 'presence':
        this.context(this.windowId)?.sync.presence.set(this.windowId, message.presence)
        return
      case 'unsubscribe':
        this.#subscriptions.get(message.id)?.()
        this.#subscriptions.delete(message.id)
        return
      case 'replica-open':
        return this.#openReplica(message)
      case 'replica':
        return this.#replicas.get(message.id)?.receive(message.nth, message.bytes)
      case 'replica-close':
        return this.#replicas.get(message.id)?.end()
      case 'command':
      case 'query':
      case 'subscribe':
        void this.#answer(message)
    }
  }

  /** Answers what can't be read, as far as somebody waits for it: a window of another version goes on, and can say what was wrong. */
  #refuse(data: unknown, error: z.ZodError): void {
    const awaited = awaitedSchema.safeParse(data)
    // Without an id there is nobody to answer: a window that sends this is broken or not ours.
    if (awaited.success) this.send({ t: 'done', id: awaited.data.id, result: invalid(error) })
  }

  #openReplica(request: Extract<WindowMessage, { t: 'replica-open' }>): void {
    const { id } = request
    this.#replicas.get(id)?.end()
    const context = this.context(this.windowId)
    if (context === null) return this.send({ t: 'replica-opened', id, state: 'refused', workspaceId: null })
    const replica = context.workspace.replicas.attach(
      request,
      this.windowId,
      message => this.send(message),
      () => this.#replicas.delete(id),
    )
    if (replica !== null) this.#replicas.set(id, replica)
  }

  async #answer(message: Asked): Promise<void> {
    let result: Answer
    try {
      result = await this.#serve(message)
    } catch (error) {
      result = { ok: false, error: failureOf(error) }
    }
    if (message.t !== 'subscribe' || !result.ok) this.send({ t: 'done', id: message.id, result })
  }

  async #serve(message: Asked): Promise<Answer> {
    const context = this.context(this.windowId)
    if (context === null) return fail('busy', 'no workspace is open')
    const schema = { command: commands, query: queries, subscribe: subscriptions }[message.t] as Readonly<
      Record<string, { input: z.ZodType }>
    >
    const input = schema[message.name]?.input.safeParse(message.input)
    if (input?.success !== true) return invalid(input?.error)
    switch (message.t) {
      case 'command':
        return this.#run(context, message.name, input.data, message.key)
      case 'query':
        return this.#ask(context, message.name, input.data)
      case 'subscribe':
        return this.#subscribe(context, message.id, message.name, input.data)
    }
  }

  /** Runs a command once, however often it is sent (C1): one that was answered gets that answer again. */
  async #run(
    context: CommandContext,
    name: CommandName,
    input: unknown,
    key: string | undefined,
  ): Promise<Answer> {
    const known = key === undefined ? null : context.workspace.projection.answer(key)
    if (known !== null) return JSON.parse(known) as Answer
    // The table pairs each name with its own input; the compiler can't follow a name that is only known now.
    const handler = commandHandlers[name] as (
      context: CommandContext,
      input: unknown,
    ) => Answer | Promise<Answer>
    const result = await handler(context, input)
    // Another workspace may be open now: making or joining one is a command, too.
    const { workspace } = this.context(this.windowId) ?? context
    await workspace.registry.settled()
    if (key !== undefined && result.ok) keepAnswer(workspace, key, result)
    return result
  }

  async #ask(context: CommandContext, name: QueryName, input: unknown): Promise<Answer> {
    const handler = queryHandlers[name] as (
      context: CommandContext,
      input: unknown,
    ) => Answer | Promise<Answer>
    return handler(context, input)
  }

  #subscribe(context: CommandContext, id: number, name: SubscriptionName, input: unknown): Answer {
    this.#subscriptions.get(id)?.()
    const subscribe = subscribeTo[name] as (
      context: CommandContext,
      input: unknown,
      send: (patch: unknown) => void,
    ) => () => void
    this.#subscriptions.set(
      id,
      subscribe(context, input, patch => this.send({ t: 'patch', id, patch })),
    )
    return { ok: true, value: null }
  }
}

function keepAnswer(workspace: CommandContext['workspace'], key: string, result: Answer): void {
  try {
    workspace.projection.keepAnswer(key, JSON.stringify(result))
  } catch {
    // A full disk: the edit is safe, and only a second crash within the same moment would ask for this.
  }
}

function invalid(error: z.ZodError | undefined): Result<never, Failure> {
  const issue = error?.issues[0]
  return fail(
    'invalid-input',
    issue?.message ?? 'unknown name',
    issue === undefined ? {} : { at: issue.path.join('.') },
  )
}
