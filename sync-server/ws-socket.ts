import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { RelaySocket } from './socket'
import { wsFrame } from './ws-frame'

/** A close frame has room for this many bytes of reason; `ws` throws on more. */
const maxReasonBytes = 123

/** The frame that was sent last, as it goes over the network: to all members of a room it is the same one. */
let last: { readonly frame: Uint8Array; readonly chunks: readonly Uint8Array[] } | null = null
let corked: Duplex[] = []

/**
 * A `ws` WebSocket as the relay sees it. What is sent in one turn of the event loop leaves in one write: a system call
 * costs more than all else that is done for a small frame. Frames are written beside `ws`, which has no queue of its own
 * as long as nothing is compressed.
 */
export function wsSocket(webSocket: WebSocket, stream: Duplex, pay: RelaySocket['pay']): RelaySocket {
  return {
    send(frame, taken) {
      if (webSocket.readyState !== WebSocket.OPEN) return taken?.()
      cork(stream)
      const chunks = chunksOf(frame)
      chunks.forEach((chunk, i) => void stream.write(chunk, i === chunks.length - 1 ? taken : undefined))
    },
    sendFramed(pieces) {
      if (webSocket.readyState !== WebSocket.OPEN) return
      if (pieces.length > 1) stream.cork()
      for (const piece of pieces) stream.write(piece)
      if (pieces.length > 1) stream.uncork()
    },
    pay,
    close: (code, reason) => webSocket.close(code, Buffer.byteLength(reason) > maxReasonBytes ? '' : reason),
    destroy: () => webSocket.terminate(),
    bufferedBytes: () => stream.writableLength,
  }
}

function chunksOf(frame: Uint8Array): readonly Uint8Array[] {
  if (last?.frame !== frame) last = { frame, chunks: wsFrame(frame) }
  return last.chunks
}

function cork(stream: Duplex): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  if (corked.push(stream) === 1) process.nextTick(uncorkAll)
}

function uncorkAll(): void {
  const streams = corked
  corked = []
  last = null
  for (const stream of streams) stream.uncork()
}
