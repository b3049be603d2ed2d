import { compactVerify, CompactSign, decodeProtectedHeader } from 'jose'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type PublicKey, publicKeySchema, rawKey, type Signer, verifyingKey } from './keys'
import { type Role, roleSchema } from './roles'
import { workspaceIdOf } from './workspace-id'

/** Who belongs to a workspace, as signed entries that follow each other. Everything here is pure: no store, no clock, no network. */

export const maxEntryBytes = 16 * 1024
const entryType = 'winroom-entry'
const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const hashSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const changeSchema = z.discriminatedUnion('kind', [
  /** The first entry, and only it: the workspace comes to be. */
  z.object({ kind: z.literal('create'), ownerKey: publicKeySchema }),
  /** A member comes, or gets another role or other devices: what is said replaces what was. */
  z.object({
    kind: z.literal('member'),
    member: idSchema,
    role: roleSchema,
    devices: z.array(publicKeySchema).max(32).readonly(),
  }),
  /** A member leaves. Their devices' signatures and every grant in their name hold no more, until they are a member again. */
  z.object({ kind: z.literal('revoke-member'), member: idSchema }),
  /** One grant (by its `jti`) holds no more. */
  z.object({ kind: z.literal('revoke-grant'), grant: idSchema }),
])
export type Change = z.infer<typeof changeSchema>

const headerSchema = z.object({
  alg: z.literal('EdDSA'),
  typ: z.literal(entryType),
  kid: publicKeySchema,
})
const entrySchema = z.object({
  workspace: idSchema,
  /** 1, 2, 3, ... */
  n: z.int().positive(),
  /** SHA-256 of the entry before, as it was sent; null in the first. */
  prev: hashSchema.nullable(),
  change: changeSchema,
})

export interface Member {
  readonly role: Role
  readonly devices: readonly PublicKey[]
}

export interface Directory {
  readonly workspace: string
  /** The key that the workspace's id is the hash of. It can't be revoked. */
  readonly ownerKey: PublicKey
  readonly members: ReadonlyMap<string, Member>
  readonly revokedMembers: ReadonlySet<string>
  readonly revokedGrants: ReadonlySet<string>
  /** Number and hash of the last entry. */
  readonly n: number
  readonly head: string
}

export type Applied =
  | { readonly ok: true; readonly directory: Directory }
  /** `stale`: well made, but something else followed the same entry before it. */
  | { readonly ok: false; readonly why: 'malformed' | 'forbidden' | 'stale'; readonly what: string }

/** Makes the entry that follows `before` (null for a new workspace). */
export async function signEntry(
  before: Directory | null,
  workspace: string,
  change: Change,
  signer: Signer,
): Promise<string> {
  const entry = { workspace, n: (before?.n ?? 0) + 1, prev: before?.head ?? null, change }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(entry)))
    .setProtectedHeader({ alg: 'EdDSA', typ: entryType, kid: signer.publicKey })
    .sign(signer.privateKey)
}

/**
 * What `jws` makes of `before`. It is refused unless it follows the last entry and is signed by the workspace's own key
 * or by a device of a member who is an owner now.
 */
export async function applyEntry(before: Directory | null, workspace: string, jws: string): Promise<Applied> {
  const read = await readEntry(jws)
  if (!read) return refused('malformed', 'no signed entry')
  const { entry, signer } = read
  if (entry.workspace !== workspace) return refused('forbidden', 'an entry of another workspace')
  if (!before && entry.change.kind !== 'create')
    return refused('forbidden', 'the workspace does not exist yet')
  if (before && entry.change.kind === 'create') return refused('stale', 'the workspace exists already')
  if (entry.n !== (before?.n ?? 0) + 1 || entry.prev !== (before?.head ?? null)) {
    return refused('stale', `it does not follow entry ${before?.n ?? 0}`)
  }
  const head = createHash('sha256').update(jws).digest('base64url')
  if (!before) return created(entry.change, workspace, signer, head)
  if (!ownerKeys(before).includes(signer)) return refused('forbidden', 'not signed by an owner')
  return { ok: true, directory: { ...changed(before, entry.change), n: entry.n, head } }
}

/** The keys that may sign entries and grants: the workspace's own, and those of its owners' devices. */
export function ownerKeys(directory: Directory): PublicKey[] {
  const owners = [...directory.members.values()].filter(({ role }) => role === 'owner')
  return [directory.ownerKey, ...owners.flatMap(({ devices }) => devices)]
}

async function readEntry(
  jws: string,
): Promise<{ entry: z.infer<typeof entrySchema>; signer: PublicKey } | null> {
  if (jws.length > maxEntryBytes) return null
  try {
    // strict: a header with anything else (`jwk`, `crit`, `b64`) is none of ours
    const { kid } = headerSchema.strict().parse(decodeProtectedHeader(jws))
    const { payload } = await compactVerify(jws, await verifyingKey(kid), { algorithms: ['EdDSA'] })
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
    return { entry: entrySchema.parse(json), signer: kid }
  } catch {
    return null
  }
}

function created(change: Change, workspace: string, signer: PublicKey, head: string): Applied {
  if (change.kind !== 'create') return refused('forbidden', 'the workspace does not exist yet')
  if (change.ownerKey !== signer || workspaceIdOf(rawKey(signer)) !== workspace) {
    return refused('forbidden', 'the id is not the hash of this key')
  }
  const none = { members: new Map(), revokedMembers: new Set<string>(), revokedGrants: new Set<string>() }
  return { ok: true, directory: { workspace, ownerKey: signer, ...none, n: 1, head } }
}

function changed(before: Directory, change: Change): Directory {
  const members = new Map(before.members)
  const revokedMembers = new Set(before.revokedMembers)
  const revokedGrants = new Set(before.revokedGrants)
  switch (change.kind) {
    case 'create':
      break // refused before; a workspace is created once
    case 'member':
      members.set(change.member, { role: change.role, devices: change.devices })
      revokedMembers.delete(change.member)
      break
    case 'revoke-member':
      members.delete(change.member)
      revokedMembers.add(change.member)
      break
    case 'revoke-grant':
      revokedGrants.add(change.grant)
      break
  }
  return { ...before, members, revokedMembers, revokedGrants }
}

function refused(why: 'malformed' | 'forbidden' | 'stale', what: string): Applied {
  return { ok: false, why, what }
}
