/** Binary, whole, not masked: the first byte of what a server sends (RFC 6455, section 5.2). */
const firstByte = 0x82
/** Up to this a header and its payload are put together: one copy costs less than one more buffer to write. */
const joinBytes = 16 * 1024

/** What goes over the network for one binary message: header and payload, together where that is cheaper. */
export function wsFrame(payload: Uint8Array): readonly Uint8Array[] {
  const headerBytes = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10
  const isJoined = payload.length <= joinBytes
  const frame = Buffer.allocUnsafe(isJoined ? headerBytes + payload.length : headerBytes)
  frame[0] = firstByte
  if (headerBytes === 2) frame[1] = payload.length
  else if (headerBytes === 4) {
    frame[1] = 126
    frame.writeUInt16BE(payload.length, 2)
  } else {
    frame[1] = 127
    frame.writeUInt32BE(Math.floor(payload.length / 2 ** 32), 2)
    frame.writeUInt32BE(payload.length % 2 ** 32, 6)
  }
  if (!isJoined) return [frame, payload]
  frame.set(payload, headerBytes)
  return [frame]
}
