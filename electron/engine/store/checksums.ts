import { crc32 } from 'node:zlib'

/** What tells one row of the log or of the snapshots from every other. */
export interface RowKey {
  readonly document: string
  /** Sequence number in the whole store; the newest covered one, for a snapshot. */
  readonly seq: number
  /** Position in its document (1, 2, 3, ...), without gaps: a row that vanished is noticed. */
  readonly nth: number
}

export type RowKind = 'update' | 'snapshot'

/**
 * Checksum of a stored row. It covers the row's whole identity as well as its bytes, so that a flipped bit in a name or
 * a number is as visible as one in the data, and bytes never come back under another document's name.
 */
export function rowChecksum(kind: RowKind, key: RowKey, data: Uint8Array): number {
  const keyed = crc32(`${kind}\0${key.document}\0${key.seq}\0${key.nth}\0`)
  // Of no bytes zlib may give 0 instead of what it was given to start from (it depends on where the empty array points to).
  return data.byteLength === 0 ? keyed : crc32(data, keyed)
}

/** A row's share in the store's fingerprint: computed without reading the data, so that every row is counted at each opening. */
export function rowFingerprint(kind: RowKind, key: RowKey, crc: number): number {
  return crc32(`${kind}\0${key.document}\0${key.seq}\0${key.nth}\0${crc}`)
}

/** Checksum of a settings entry; it doubles as its fingerprint. */
export function metaChecksum(id: number, key: string, value: string): number {
  return crc32(`meta\0${id}\0${key}\0${value}`)
}

/** Fingerprints combine by exclusive or: the order does not matter, and taking one out is the same as putting it in. */
export function combine(a: number, b: number): number {
  return (a ^ b) >>> 0
}
