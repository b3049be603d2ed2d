import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { userInfo } from 'node:os'
import { hashId, type MemberId } from '../../../core/ids'
import { memberColours, type MemberColour } from '../../../core/workspace/schema'

/** An Ed25519 key pair; the private part leaves this process only to be sealed (DESIGN §5). */
export interface KeyPair {
  /** PKCS #8 DER, base64: what the keyring keeps. */
  readonly secret: string
  /** Raw 32 bytes. */
  readonly publicKey: Uint8Array
}

export function newKeyPair(): KeyPair {
  return keyPairOf(generateKeyPairSync('ed25519').privateKey)
}

/** Reads a secret of the keyring. Throws when it is no Ed25519 key: a damaged key is never replaced in silence. */
export function readKeyPair(secret: string): KeyPair {
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519')
    throw new TypeError(`a key of type ${key.asymmetricKeyType ?? 'unknown'}, not ed25519`)
  return keyPairOf(key)
}

function keyPairOf(privateKey: KeyObject): KeyPair {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  // The last 32 bytes of the SubjectPublicKeyInfo are the key itself (RFC 8410, section 4).
  return {
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: new Uint8Array(spki.subarray(-32)),
  }
}

/** Who works on this computer. The id is that of the device's key, so that nobody can be it by chance. */
export interface LocalMember {
  readonly id: MemberId
  readonly name: string
  readonly colour: MemberColour
}

export function localMember(device: KeyPair): LocalMember {
  const id = hashId<MemberId>(device.publicKey)
  return {
    id,
    name: accountName(),
    colour: memberColours[(device.publicKey[0] ?? 0) % memberColours.length] ?? 'teal',
  }
}

function accountName(): string {
  try {
    const name = userInfo().username.trim()
    return name === '' ? 'Me' : name.charAt(0).toUpperCase() + name.slice(1)
  } catch {
    return 'Me'
  }
}
