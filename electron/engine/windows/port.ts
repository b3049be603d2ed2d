import type { EngineMessage } from '../../contract/messages'

/** A window's end of its MessagePort, as the engine sees it: Electron's in the app, Node's in tests. */
export interface WindowPort {
  post(message: EngineMessage): void
  onMessage(listener: (data: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}
