import { CompactSign } from 'jose'
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { applyEntry, type Change, type Directory, signEntry } from './directory'
import { rawKey, type Signer, signerOf } from './keys'
import { workspaceIdOf } from './workspace-id'

const newSigner = (): Signer => signerOf(generateKeyPairSync('ed25519').privateKey)
const owner = newSigner()
const workspace = workspaceIdOf(rawKey(owner.publicKey))
const creation: Change = { kind: 'create', ownerKey: owner.publicKey }

async function after(before: Directory | null, change: Change, signer = owner): Promise<Directory> {
  const applied = await applyEntry(before, workspace, await signEntry(before, workspace, change, signer))
  if (!applied.ok) throw new Error(applied.what)
  return applied.directory
}

async function refusal(before: Directory | null, jws: string): Promise<string> {
  const applied = await applyEntry(before, workspace, jws)
  return applied.ok ? 'accepted' : applied.why
}

test('a workspace is created by the key that its id is the hash of, and by no other', async () => {
  const created = await after(null, creation)
  expect(created).toMatchObject({ workspace, ownerKey: owner.publicKey, n: 1 })
  const thief = newSigner()
  const stolen: Change = { kind: 'create', ownerKey: thief.publicKey }
  expect(await refusal(null, await signEntry(null, workspace, stolen, thief))).toBe('forbidden')
  expect(await refusal(null, await signEntry(null, workspace, creation, thief))).toBe('forbidden')
})

test('members come, change and go, signed by an owner', async () => {
  const ann = newSigner()
  let directory = await after(null, creation)
  directory = await after(directory, {
    kind: 'member',
    member: 'ann',
    role: 'reader',
    devices: [ann.publicKey],
  })
  directory = await after(directory, {
    kind: 'member',
    member: 'ann',
    role: 'editor',
    devices: [ann.publicKey],
  })
  expect(directory.members.get('ann')).toEqual({ role: 'editor', devices: [ann.publicKey] })
  directory = await after(directory, { kind: 'revoke-member', member: 'ann' })
  expect([directory.members.size, [...directory.revokedMembers], directory.n]).toEqual([0, ['ann'], 4])
})

test('an editor adds nobody and raises no role; one who was made an owner does, until they are one no more', async () => {
  const [editor, other] = [newSigner(), newSigner()]
  const raise: Change = { kind: 'member', member: 'ed', role: 'owner', devices: [editor.publicKey] }
  const add: Change = { kind: 'member', member: 'eve', role: 'editor', devices: [other.publicKey] }
  let directory = await after(null, creation)
  directory = await after(directory, { ...raise, role: 'editor' })
  for (const change of [raise, add, { kind: 'revoke-member', member: 'ann' } as const])
    expect(await refusal(directory, await signEntry(directory, workspace, change, editor))).toBe('forbidden')
  directory = await after(directory, raise)
  directory = await after(directory, add, editor)
  directory = await after(directory, { ...raise, role: 'editor' })
  expect(await refusal(directory, await signEntry(directory, workspace, add, editor))).toBe('forbidden')
})

test('entries are a chain: none is repeated, left out, put elsewhere or put into another workspace', async () => {
  const created = await after(null, creation)
  const first = await signEntry(created, workspace, { kind: 'revoke-grant', grant: 'g1' }, owner)
  const rival = await signEntry(created, workspace, { kind: 'revoke-grant', grant: 'g2' }, owner)
  const applied = await applyEntry(created, workspace, first)
  if (!applied.ok) throw new Error(applied.what)
  expect(await refusal(applied.directory, first)).toBe('stale')
  expect(await refusal(applied.directory, rival)).toBe('stale')
  expect(await refusal(applied.directory, await signEntry(null, workspace, creation, owner))).toBe('stale')
  expect(await refusal(null, first)).toBe('forbidden')
  const elsewhere = await signEntry(created, 'another', { kind: 'revoke-grant', grant: 'g' }, owner)
  expect(await refusal(created, elsewhere)).toBe('forbidden')
})

test('what is not signed, or not whole, or says more than it may, is no entry', async () => {
  const created = await after(null, creation)
  const good = await signEntry(created, workspace, { kind: 'revoke-grant', grant: 'g' }, owner)
  const [header, payload, signature] = good.split('.') as [string, string, string]
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const json = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const typ = 'winroom-entry'
  const sign = (protectedHeader: Record<string, unknown>, body: unknown): Promise<string> =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(body)))
      .setProtectedHeader({ alg: 'EdDSA', ...protectedHeader })
      .sign(owner.privateKey)
  const kid = owner.publicKey
  for (const bad of [
    '',
    'a.b.c',
    `${encode({ alg: 'none', typ, kid })}.${payload}.`,
    `${encode({ alg: 'HS256', typ, kid })}.${payload}.${signature}`,
    `${header}.${encode({ ...json, change: { kind: 'revoke-grant', grant: 'h' } })}.${signature}`,
    `${header}.${payload}.${'A'.repeat(86)}`,
    good.slice(0, -4),
    await sign({ typ: 'winroom-grant', kid }, json),
    await sign({ typ, kid, jwk: { kty: 'OKP', crv: 'Ed25519', x: kid } }, json),
    await sign({ typ, kid: 'short' }, json),
    await sign({ typ, kid }, { ...json, change: { kind: 'promote' } }),
    await sign({ typ, kid }, { ...json, n: '2' }),
    await sign({ typ, kid }, 'text'),
    await sign({ typ, kid }, { ...json, padding: 'x'.repeat(20_000) }),
  ])
    expect(await refusal(created, bad), bad.slice(0, 80)).toBe('malformed')
  expect(await refusal(created, good)).toBe('accepted')
})
