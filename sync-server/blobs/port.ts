import type { Readable } from 'node:stream'

/** Bytes by their own hash: lower-case hex SHA-256. */
export const blobHash = /^[0-9a-f]{64}$/

export type Kept =
  | { readonly ok: true; readonly isNew: boolean }
  | { readonly ok: false; readonly why: 'too-large' | 'other-hash' }

export interface Blob {
  readonly bytes: number
  /** Fails before its end when the bytes are not what was written; a blob never ends whole and wrong. */
  open(): Readable
}

/** Where a workspace's blobs are. Failures of the disk are thrown; they are never a missing blob. */
export interface BlobStore {
  /** Keeps what `bytes` brings, durable when it is answered, or nothing of it. */
  put(workspace: string, hash: string, bytes: Readable, maxBytes: number): Promise<Kept>
  get(workspace: string, hash: string): Promise<Blob | null>
}
