import WebSocket from 'ws'

type Events = WebSocket.WebSocketEventMap
type Listener<K extends keyof Events> = ((event: Events[K]) => void) | { handleEvent(event: Events[K]): void }

/**
 * A socket whose reader may fail. What comes from the network can be anything, and y-websocket reads it as it comes: a
 * frame that can't be read ends this connection, which is then made anew, and not the engine.
 */
export class GuardedSocket extends WebSocket {
  /** `onmessage = ...` comes here, too: that is how `ws` keeps it. */
  override addEventListener<K extends keyof Events>(
    type: K,
    listener: Listener<K>,
    options?: WebSocket.EventListenerOptions,
  ): void {
    super.addEventListener(type, type === 'message' ? this.#guarded(listener) : listener, options)
  }

  #guarded<K extends keyof Events>(listener: Listener<K>): (event: Events[K]) => void {
    return event => {
      try {
        if (typeof listener === 'function') listener(event)
        else listener.handleEvent(event)
      } catch {
        // 1007: data that does not make sense (RFC 6455, section 7.4.1).
        this.close(1007)
      }
    }
  }
}
