import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { WebSocket } from 'ws'

export interface Echo {
  /** There and back once; in milliseconds. */
  once(): Promise<number>
  close(): void
}

/** A bare ws round trip on loopback, between two processes. */
export async function startEcho(bytes: number): Promise<Echo> {
  const server = fork(path.join(import.meta.dirname, 'echo-server.mjs'), { execArgv: [] })
  const [port] = (await once(server, 'message')) as [number]
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
  await once(socket, 'open')
  const data = Buffer.alloc(bytes, 7)
  return {
    once: async () => {
      const began = performance.now()
      const back = once(socket, 'message')
      socket.send(data)
      await back
      return performance.now() - began
    },
    close: () => {
      socket.terminate()
      server.disconnect()
    },
  }
}
