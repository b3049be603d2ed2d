import { SignJWT } from 'jose'
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Directory } from './directory'
import { type GrantClaims, signGrant, verifyGrant } from './grant'
import { rawKey, type Signer, signerOf } from './keys'
import { workspaceIdOf } from './workspace-id'

const newSigner = (): Signer => signerOf(generateKeyPairSync('ed25519').privateKey)
const owner = newSigner()
const device = newSigner()
const workspace = workspaceIdOf(rawKey(owner.publicKey))
const now = 1_800_000_000_000
const seconds = now / 1000
const directory: Directory = {
  workspace,
  ownerKey: owner.publicKey,
  members: new Map([['ann', { role: 'commenter', devices: [device.publicKey] }]]),
  revokedMembers: new Set(['gone']),
  revokedGrants: new Set(['lost']),
  n: 1,
  head: '',
}
const claims: GrantClaims = {
  workspace,
  member: 'new',
  role: 'editor',
  notBefore: seconds - 10,
  expires: seconds + 3600,
  id: 'g1',
}

async function outcome(token: string): Promise<string> {
  const verified = await verifyGrant(token, directory, now)
  return verified.ok ? verified.pass.role : `${verified.why}: ${verified.what}`
}
const outcomeOf = async (change: Partial<GrantClaims>, signer = owner): Promise<string> =>
  outcome(await signGrant({ ...claims, ...change }, signer))

test("an owner's invite holds for whoever it names; a member's device speaks for that member alone", async () => {
  expect(await outcomeOf({})).toBe('editor')
  expect(await outcomeOf({ member: 'ann', role: 'owner' }, device)).toBe('commenter')
  expect(await outcomeOf({ member: 'new' }, device)).toBe('unauthorized: signed by nobody who may')
  expect(await outcomeOf({}, newSigner())).toBe('unauthorized: signed by nobody who may')
})

test('the role in the directory counts more than the one in the grant', async () => {
  expect(await outcomeOf({ member: 'ann', role: 'owner' })).toBe('commenter')
})

test.each([
  [{ expires: seconds - 61 }, 'unauthorized: the grant has expired'],
  [{ notBefore: seconds + 61 }, 'unauthorized: the grant is not valid yet'],
  [{ workspace: 'another' }, 'forbidden: the grant is for another workspace'],
  [{ member: 'gone' }, 'unauthorized: the member was revoked'],
  [{ id: 'lost' }, 'unauthorized: the grant was revoked'],
  [{ expires: seconds - 30 }, 'editor'],
  [{ notBefore: seconds + 30 }, 'editor'],
] as const)('%j: %s', async (change, expected) => {
  expect(await outcomeOf(change)).toBe(expected)
})

test('what is no EdDSA grant is none', async () => {
  const good = await signGrant(claims, owner)
  const [header, payload, signature] = good.split('.') as [string, string, string]
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const typ = 'winroom-grant'
  const kid = owner.publicKey
  const body = { role: 'editor', aud: workspace, sub: 'x', nbf: 0, exp: seconds + 60, jti: 'j' }
  const signed = (
    protectedHeader: Record<string, unknown>,
    changed: Record<string, unknown>,
  ): Promise<string> =>
    new SignJWT({ ...body, ...changed })
      .setProtectedHeader({ alg: 'EdDSA', ...protectedHeader })
      .sign(owner.privateKey)
  const hmac = await new SignJWT(body)
    .setProtectedHeader({ alg: 'HS256', typ, kid })
    .sign(rawKey(owner.publicKey))
  for (const bad of [
    '',
    'a.b.c',
    hmac,
    `${encode({ alg: 'none', typ, kid })}.${payload}.`,
    `${encode({ alg: 'none', typ, kid })}.${payload}`,
    await signed({ typ: 'JWT', kid }, {}),
    await signed({ typ, kid, crit: ['exp'], exp: 1 }, {}).catch(() => 'crit'),
    await signed({ typ, kid, jku: 'https://example.org' }, {}),
    await signed({ typ, kid }, { role: 'admin' }),
    await signed({ typ, kid }, { exp: undefined }),
    await signed({ typ, kid }, { nbf: undefined }),
    await signed({ typ, kid }, { aud: [workspace] }),
    await signed({ typ, kid }, { sub: '../x' }),
    await signed({ typ, kid }, { padding: 'x'.repeat(3000) }),
  ])
    expect(await outcome(bad), bad.slice(0, 60)).toBe('unauthorized: no grant')
  expect(await outcome(`${header}.${payload}.`)).toBe('unauthorized: the signature is wrong')
  expect(await outcome(`${header}.${encode({ ...body, role: 'owner' })}.${signature}`)).toBe(
    'unauthorized: the signature is wrong',
  )
  expect(await outcome(await signed({ typ, kid }, {}))).toBe('editor')
})
