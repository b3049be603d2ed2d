import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const length = 20

/**
 * The id of the workspace that belongs to an owner key (raw Ed25519, 32 bytes): the first 20 bytes of its SHA-256, each as
 * one of 62 characters. The app derives it in the same way; a test compares the two.
 */
export function workspaceIdOf(ownerKey: Uint8Array): string {
  const hash = createHash('sha256').update(ownerKey).digest()
  return Array.from(hash.subarray(0, length), byte => alphabet.charAt(byte % alphabet.length)).join('')
}
