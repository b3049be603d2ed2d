import { type CryptoKey, importJWK } from 'jose'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

/** A raw Ed25519 public key, base64url without padding. */
export const publicKeySchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'not an Ed25519 public key')
  // 43 characters hold two bits too many: without this, one key would have four names
  .refine(text => Buffer.from(text, 'base64url').toString('base64url') === text, 'not an Ed25519 public key')
  .brand<'PublicKey'>()
export type PublicKey = z.infer<typeof publicKeySchema>

/** What signs: an Ed25519 private key, and the name of its public part. */
export interface Signer {
  readonly privateKey: KeyObject
  readonly publicKey: PublicKey
}

export function signerOf(privateKey: KeyObject): Signer {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, publicKey: publicKeySchema.parse(x) }
}

export function publicKeyOf(raw: Uint8Array): PublicKey {
  return publicKeySchema.parse(Buffer.from(raw).toString('base64url'))
}

export function rawKey(key: PublicKey): Uint8Array {
  return new Uint8Array(Buffer.from(key, 'base64url'))
}

/** The key as `jose` verifies with it. Throws for bytes that are no point on the curve. */
export async function verifyingKey(key: PublicKey): Promise<CryptoKey | Uint8Array> {
  return importJWK({ kty: 'OKP', crv: 'Ed25519', x: key }, 'EdDSA')
}
