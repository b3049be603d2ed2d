import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Engine } from '../../electron/engine/engine'
import type { WindowPort } from '../../electron/engine/windows/port'
import { EngineClient, type EnginePort } from '../../renderer/app/engine-client'

/** A window's own client on a real MessageChannel to an engine in this process. */
export class WindowLine {
  readonly client = new EngineClient()
  #ports: MessagePort[] = []

  constructor(readonly windowId: string) {}

  connect(engine: Engine): void {
    this.cut()
    const { port1, port2 } = new MessageChannel()
    this.#ports = [port1, port2]
    engine.attach(this.windowId, enginePort(port2))
    this.client.attach(port1 as unknown as EnginePort)
  }

  /** Says something that no client would. */
  raw(message: unknown): void {
    this.#ports[0]?.postMessage(message)
  }

  /** The engine is gone: what is under way in either direction is lost. */
  cut(): void {
    if (this.#ports.length === 0) return
    this.client.detach()
    for (const port of this.#ports.splice(0)) port.close()
  }
}

function enginePort(port: MessagePort): WindowPort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => port.on('message', listener),
    onClose: listener => port.on('close', listener),
    close: () => port.close(),
  }
}
