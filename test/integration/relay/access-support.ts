import { generateKeyPairSync } from 'node:crypto'
import { expect } from 'vitest'
import { applyEntry, type Change, type Directory, signEntry } from '../../../sync-server/access/directory'
import { type GrantClaims, signGrant } from '../../../sync-server/access/grant'
import { rawKey, type Signer, signerOf } from '../../../sync-server/access/keys'
import { workspaceIdOf } from '../../../sync-server/access/workspace-id'

export const newSigner = (): Signer => signerOf(generateKeyPairSync('ed25519').privateKey)

/** An owner at work: knows the chain of their workspace, signs what follows it, and issues grants. */
export class Owner {
  readonly signer = newSigner()
  readonly workspace = workspaceIdOf(rawKey(this.signer.publicKey))
  #directory: Directory | null = null
  #grants = 0

  /** Signs `change` as the next entry, by the owner unless told, and sends it. */
  async append(url: string, change: Change, signer = this.signer): Promise<number> {
    const jws = await signEntry(this.#directory, this.workspace, change, signer)
    const { status } = await this.post(url, jws)
    if (status === 201) await this.#follow(jws)
    return status
  }

  async post(url: string, jws: string): Promise<Response> {
    return fetch(`${httpOf(url)}/workspaces/${this.workspace}/entries`, { method: 'POST', body: jws })
  }

  async create(url: string): Promise<void> {
    expect(await this.append(url, { kind: 'create', ownerKey: this.signer.publicKey })).toBe(201)
  }

  /** A grant for an hour as an editor, but for what is said otherwise. */
  grant(change: Partial<GrantClaims> = {}, signer = this.signer): Promise<string> {
    const seconds = Math.floor(Date.now() / 1000)
    const claims: GrantClaims = {
      workspace: this.workspace,
      member: 'someone',
      role: 'editor',
      notBefore: seconds - 60,
      expires: seconds + 3600,
      id: `grant-${++this.#grants}`,
      ...change,
    }
    return signGrant(claims, signer)
  }

  async #follow(jws: string): Promise<void> {
    const applied = await applyEntry(this.#directory, this.workspace, jws)
    if (!applied.ok) throw new Error(applied.what)
    this.#directory = applied.directory
  }
}

export function httpOf(url: string): string {
  return url.replace(/^ws/, 'http')
}
