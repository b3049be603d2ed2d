import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { RelaySocket } from './socket'

/** A close frame has room for this many bytes of reason; `ws` throws on more. */
const maxReasonBytes = 123

/**
 * A `ws` WebSocket as the relay sees it. What is sent in one turn of the event loop leaves in one write: a system call
 * costs more than all else that is done for a small frame.
 */
export function wsSocket(webSocket: WebSocket, stream: Duplex): RelaySocket {
  let isCorked = false
  return {
    send(frame, taken) {
      if (!isCorked) {
        isCorked = true
        stream.cork()
        process.nextTick(() => {
          isCorked = false
          stream.uncork()
        })
      }
      if (taken) webSocket.send(frame, taken)
      else webSocket.send(frame)
    },
    close: (code, reason) => webSocket.close(code, Buffer.byteLength(reason) > maxReasonBytes ? '' : reason),
    destroy: () => webSocket.terminate(),
    bufferedBytes: () => webSocket.bufferedAmount,
  }
}
