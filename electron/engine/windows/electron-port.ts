import type { WindowPort } from './port'

/** What the engine uses of Electron's MessagePortMain; declared here so that the engine needs no Electron to compile or to test. */
export interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export function electronPort(port: ElectronPort): WindowPort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => {
      port.on('message', ({ data }) => listener(data))
      port.start()
    },
    onClose: listener => port.on('close', listener),
    close: () => port.close(),
  }
}
