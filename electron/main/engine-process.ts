import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { engineToMainSchema, type EngineToMain, type MainToEngine } from '../contract/process'
import type { MainEvent } from '../contract/bridge'
import { createRestartPolicy } from './restart-policy'

const stopWithinMs = 5_000

type StartMessage = Extract<MainToEngine, { type: 'start' }>
export type CannotStart = Extract<MainEvent, { type: 'engine-cannot-start' }>

type State =
  | { kind: 'running'; process: UtilityProcess; ready: boolean }
  /** Crashed; a restart is under way. */
  | { kind: 'down' }
  | { kind: 'stopping'; process: UtilityProcess }
  | { kind: 'ended'; because: CannotStart | null }

export interface EngineProcessOptions {
  script: string
  /** Asked at each start: the keys may have grown since the last one. */
  startMessage: () => StartMessage
  tellWindows: (event: MainEvent) => void
  keepSecret: (name: string, secret: string) => void
  log: (message: string) => void
}

/**
 * The engine as main sees it: a process that is started, restarted when it crashes (S9), woken, given windows' ports,
 * and stopped. Main never looks into what passes through a port.
 */
export class EngineProcess {
  readonly #options: EngineProcessOptions
  readonly #policy = createRestartPolicy()
  #state: State = { kind: 'down' }
  #crashedBefore = false

  constructor(options: EngineProcessOptions) {
    this.#options = options
  }

  start(): void {
    const process = utilityProcess.fork(this.#options.script, [], {
      serviceName: 'Winroom engine',
      stdio: 'inherit',
    })
    this.#state = { kind: 'running', process, ready: false }
    process.on('message', message => this.#received(process, message))
    process.once('exit', code => this.#exited(process, code))
    this.#send(process, this.#options.startMessage())
  }

  /**
   * Gives a window's port to the engine. `down` while the engine is restarted: `engine-up` will follow, and the window asks
   * again then. Why it can't start at all is the answer where there will never be one.
   */
  connect(windowId: number, port: MessagePortMain): 'connected' | 'down' | CannotStart {
    if (this.#state.kind === 'running') {
      this.#send(this.#state.process, { type: 'window', windowId }, [port])
      return 'connected'
    }
    port.close()
    return this.#state.kind === 'ended' ? (this.#state.because ?? 'down') : 'down'
  }

  windowClosed(windowId: number): void {
    if (this.#state.kind === 'running') this.#send(this.#state.process, { type: 'window-closed', windowId })
  }

  wake(): void {
    if (this.#state.kind === 'running') this.#send(this.#state.process, { type: 'wake' })
  }

  /** Asks the engine to write everything down and end; resolves when it has, or after 5 s without it. */
  async stop(): Promise<void> {
    if (this.#state.kind !== 'running') {
      this.#state = { kind: 'ended', because: null }
      return
    }
    const { process } = this.#state
    this.#state = { kind: 'stopping', process }
    const exited = new Promise<'exited'>(resolve => process.once('exit', () => resolve('exited')))
    this.#send(process, { type: 'stop' })
    const outcome = await Promise.race([exited, delay(stopWithinMs)])
    if (outcome === 'late') {
      this.#options.log('the engine did not stop in time and was ended')
      process.kill()
    }
    this.#state = { kind: 'ended', because: null }
  }

  /** Ends the engine for good, because it could not do its work here; windows are told why. */
  refuse(code: string, detail: string): void {
    const process = this.#state.kind === 'running' ? this.#state.process : null
    this.#end({ type: 'engine-cannot-start', code, detail })
    process?.kill()
  }

  #send(process: UtilityProcess, message: MainToEngine, ports: MessagePortMain[] = []): void {
    process.postMessage(message, ports)
  }

  #received(process: UtilityProcess, raw: unknown): void {
    const parsed = engineToMainSchema.safeParse(raw)
    if (parsed.success) this.#handle(process, parsed.data)
    else this.#options.log(`a message of the engine was not understood: ${parsed.error.message}`)
  }

  #handle(process: UtilityProcess, message: EngineToMain): void {
    switch (message.type) {
      case 'ready':
        if (this.#state.kind !== 'running' || this.#state.process !== process) return
        this.#state = { ...this.#state, ready: true }
        if (this.#crashedBefore) this.#options.tellWindows({ type: 'engine-up' })
        return
      case 'keep-secret':
        this.#options.keepSecret(message.name, message.secret)
        return
      case 'cannot-start':
        this.#end({ type: 'engine-cannot-start', code: message.code, detail: message.detail })
        return
      case 'stopped':
        // Its exit follows, and that is what `stop` waits for.
        return
    }
  }

  #exited(process: UtilityProcess, code: number): void {
    if (this.#state.kind !== 'running' || this.#state.process !== process) return
    this.#options.log(`the engine ended unexpectedly (exit code ${code})`)
    this.#crashedBefore = true
    this.#state = { kind: 'down' }
    const decision = this.#policy.crashed(performance.now())
    if (decision.kind === 'give-up') {
      this.#end({ type: 'engine-cannot-start', code: 'crashing', detail: `exit code ${code}` })
      return
    }
    this.#options.tellWindows({ type: 'engine-down' })
    setTimeout(() => {
      if (this.#state.kind === 'down') this.start()
    }, decision.afterMs)
  }

  #end(because: CannotStart): void {
    this.#state = { kind: 'ended', because }
    this.#options.tellWindows(because)
  }
}

function delay(ms: number): Promise<'late'> {
  return new Promise(resolve => setTimeout(() => resolve('late'), ms))
}
