import type { WebSocket, WebSocketServer } from 'ws'

/** A socket whose other end has not answered a ping until the next one is due is dead. */
export class Pings {
  readonly #answered = new WeakSet<WebSocket>()
  readonly #timer: NodeJS.Timeout

  constructor(webSockets: WebSocketServer, everyMs: number) {
    this.#timer = setInterval(() => {
      for (const webSocket of webSockets.clients) this.#ping(webSocket)
    }, everyMs).unref()
  }

  watch(webSocket: WebSocket): void {
    this.#answered.add(webSocket)
    webSocket.on('pong', () => this.#answered.add(webSocket))
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #ping(webSocket: WebSocket): void {
    // who is made to wait can't be heard
    if (!this.#answered.delete(webSocket) && !webSocket.isPaused) webSocket.terminate()
    else webSocket.ping()
  }
}
