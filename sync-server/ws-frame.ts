import { updateHeader } from './wire'

/** Binary, whole, not masked: the first byte of what a server sends (RFC 6455, section 5.2). */
const firstByte = 0x82
/** Up to this a header and its payload are put together: one copy costs less than one more buffer to write. */
const joinBytes = 16 * 1024

/** What goes over the network for one binary message: header and payload, together where that is cheaper. */
export function wsFrame(payload: Uint8Array): readonly Uint8Array[] {
  const headerBytes = headerLength(payload.length)
  const isJoined = payload.length <= joinBytes
  const frame = Buffer.allocUnsafe(isJoined ? headerBytes + payload.length : headerBytes)
  writeHeader(frame, payload.length)
  if (!isJoined) return [frame, payload]
  frame.set(payload, headerBytes)
  return [frame]
}

/** The whole WebSocket frame of a y-websocket update message, made in one go: there is one for each edit. */
export function frameOfUpdate(update: Uint8Array): Uint8Array {
  const inner = updateHeader(update.length)
  const length = inner.length + update.length
  const headerBytes = headerLength(length)
  const frame = Buffer.allocUnsafe(headerBytes + length)
  writeHeader(frame, length)
  frame.set(inner, headerBytes)
  frame.set(update, headerBytes + inner.length)
  return frame
}

function headerLength(payload: number): number {
  return payload < 126 ? 2 : payload < 65_536 ? 4 : 10
}

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = firstByte
  if (length < 126) frame[1] = length
  else if (length < 65_536) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeUInt32BE(Math.floor(length / 2 ** 32), 2)
    frame.writeUInt32BE(length % 2 ** 32, 6)
  }
}
