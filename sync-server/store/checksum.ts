import { crc32 } from 'node:zlib'

/** Covers the bytes and where they belong, so that a row which turns up in another place is damage too. */
export function checksum(bytes: Uint8Array, room: string, seq: number): number {
  // in this order, because zlib forgets what it is to continue from when it is handed no bytes
  return crc32(`${room}\n${seq}`, crc32(bytes))
}
