import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { signEntry } from '../../../sync-server/access/directory'
import { grantAccess } from '../../../sync-server/access/grant-access'
import { closeCodes } from '../../../sync-server/close-codes'
import { type RelayLog } from '../../../sync-server/log'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { httpOf, newSigner, Owner } from './access-support'
import { RawClient, listeningRelay, startRelay, stockClient, synced, temporaryFolder, until } from './support'

async function relayWithWorkspace(limits = {}) {
  const disk = new Map<string, MemoryRoom>()
  const owner = new Owner()
  const relay = await startRelay({ store: createMemoryStore(disk), grants: {}, limits })
  await owner.create(relay.url)
  const enter = async (room: string, change: Parameters<Owner['grant']>[0] = {}): Promise<RawClient> =>
    RawClient.connect(relay.url, `${owner.workspace}/${room}?grant=${await owner.grant(change)}`)
  return { ...relay, owner, disk, enter }
}

test('members work together with grants: in the query, or as a subprotocol', async () => {
  const { url, owner } = await relayWithWorkspace()
  const room = `${owner.workspace}/board/b`
  const a = stockClient(url, room, new Y.Doc(), await owner.grant({ member: 'ann' }))
  const b = await RawClient.connect(url, `${room}?grant=${await owner.grant({ member: 'bob' })}`)
  await synced(a)
  await b.ask()
  a.doc.getMap('m').set('from', 'ann')
  await until(() => b.doc.getMap('m').get('from') === 'ann', 'bob has it')
  expect(a.provider.ws?.protocol).toBe('winroom')
})

test('strangers are told why, and reach no room', async () => {
  const { url, owner, disk, stats } = await relayWithWorkspace()
  const other = new Owner()
  await other.create(url)
  const unknown = new Owner()
  const room = `${owner.workspace}/board/b`
  const past = Math.floor(Date.now() / 1000) - 3600
  const good = await owner.grant()
  const [header, payload] = good.split('.') as [string, string]
  const none = Buffer.from(
    JSON.stringify({ alg: 'none', typ: 'winroom-grant', kid: owner.signer.publicKey }),
  ).toString('base64url')
  const cases: [what: string, path: string, code: number][] = [
    ['no token', room, closeCodes.unauthorized],
    ['an empty token', `${room}?grant=`, closeCodes.unauthorized],
    ['no JWT', `${room}?grant=${'x'.repeat(3000)}`, closeCodes.unauthorized],
    ['expired', `${room}?grant=${await owner.grant({ expires: past })}`, closeCodes.unauthorized],
    ['not yet', `${room}?grant=${await owner.grant({ notBefore: past + 7200 })}`, closeCodes.unauthorized],
    ['wrong signature', `${room}?grant=${header}.${payload}.${'A'.repeat(86)}`, closeCodes.unauthorized],
    ['alg none', `${room}?grant=${none}.${payload}.`, closeCodes.unauthorized],
    [
      "a stranger's signature",
      `${room}?grant=${await owner.grant({}, newSigner())}`,
      closeCodes.unauthorized,
    ],
    ['of another workspace', `${room}?grant=${await other.grant()}`, closeCodes.forbidden],
    ["another owner's", `${room}?grant=${await owner.grant({}, other.signer)}`, closeCodes.unauthorized],
    ['unknown', `${unknown.workspace}/board/b?grant=${await unknown.grant()}`, closeCodes.forbidden],
    ['the log of members', `${owner.workspace}/access?grant=${good}`, closeCodes.badRoom],
    ['the same, escaped', `${owner.workspace}/%61ccess?grant=${good}`, closeCodes.badRoom],
    ['a way out', `${owner.workspace}/..%2f${other.workspace}/board/b?grant=${good}`, closeCodes.badRoom],
  ]
  for (const [what, path, code] of cases) {
    const stranger = await RawClient.connect(url, path)
    expect([what, await stranger.closed()]).toEqual([what, code])
  }
  expect([...disk.keys()].sort()).toEqual([`${owner.workspace}/access`, `${other.workspace}/access`].sort())
  expect(stats()).toMatchObject({ rooms: 0, connections: 0 })
})

test('a reader is heard by nobody; a commenter where people talk, and nowhere else', async () => {
  const { enter, owner, disk } = await relayWithWorkspace()
  const headOf = (room: string): number => disk.get(`${owner.workspace}/${room}`)?.head ?? 0
  for (const [role, room, isHeard] of [
    ['reader', 'board/b1', false],
    ['reader', 'talk/t1', false],
    ['commenter', 'board/b2', false],
    ['commenter', 'workspace', false],
    ['commenter', 'talk/t2', true],
    ['commenter', 'talkative/t2', false],
    ['editor', 'board/b3', true],
    ['owner', 'workspace', true],
  ] as const) {
    const writer = await enter(room, { role })
    const witness = await enter(room)
    await Promise.all([writer.ask(), witness.ask()])
    writer.edit(doc => doc.getMap('m').set(role, room))
    await writer.ask()
    await witness.ask(Uint8Array.of(0))
    expect([role, room, witness.doc.getMap('m').get(role)]).toEqual([role, room, isHeard ? room : undefined])
    expect([role, room, headOf(room)]).toEqual([role, room, isHeard ? 1 : 0])
    expect(writer.closeCode).toBe(null)
  }
})

test('a revoked member, a revoked grant and a lowered role count at once, on open connections too', async () => {
  const { url, owner, enter } = await relayWithWorkspace()
  const [ann, bob, cat] = [
    await enter('board/b', { member: 'ann' }),
    await enter('board/b', { member: 'bob', id: 'lost' }),
    await enter('board/b', { member: 'cat' }),
  ]
  await Promise.all([ann, bob, cat].map(client => client.ask()))
  await owner.append(url, { kind: 'revoke-member', member: 'ann' })
  expect(await ann.closed()).toBe(closeCodes.unauthorized)
  expect(await (await enter('board/b', { member: 'ann' })).closed()).toBe(closeCodes.unauthorized)
  await owner.append(url, { kind: 'revoke-grant', grant: 'lost' })
  expect(await bob.closed()).toBe(closeCodes.unauthorized)
  await owner.append(url, { kind: 'member', member: 'cat', role: 'reader', devices: [] })
  const witness = await enter('board/b')
  await witness.ask()
  cat.edit(doc => doc.getMap('m').set('k', 'too late'))
  await cat.ask()
  await witness.ask(Uint8Array.of(0))
  expect(witness.doc.getMap('m').size).toBe(0)
  expect([cat.closeCode, witness.closeCode]).toEqual([null, null])
})

test('a grant that runs out ends its connections', async () => {
  const { enter } = await relayWithWorkspace({ keepAliveMs: 60 })
  const almost = Math.floor(Date.now() / 1000) - 59
  const client = await enter('board/b', { expires: almost, notBefore: almost - 60 })
  expect(await client.ask()).toBe(true)
  expect(await client.closed()).toBe(closeCodes.unauthorized)
})

test('a member of the directory comes with a grant that their own device signed', async () => {
  const { url, owner, enter } = await relayWithWorkspace()
  const device = newSigner()
  const member = { kind: 'member', member: 'dee', role: 'editor', devices: [device.publicKey] } as const
  await owner.append(url, member)
  const asDee = await owner.grant({ member: 'dee', role: 'owner' }, device)
  const dee = await RawClient.connect(url, `${owner.workspace}/board/b?grant=${asDee}`)
  dee.edit(doc => doc.getMap('m').set('k', 1))
  expect(await dee.ask()).toBe(true)
  const witness = await enter('board/b')
  await witness.ask()
  expect(witness.doc.getMap('m').get('k')).toBe(1)
  const asAnn = await owner.grant({ member: 'ann' }, device)
  const impostor = await RawClient.connect(url, `${owner.workspace}/board/b?grant=${asAnn}`)
  expect(await impostor.closed()).toBe(closeCodes.unauthorized)
  await owner.append(url, { kind: 'revoke-member', member: 'dee' })
  expect(await dee.closed()).toBe(closeCodes.unauthorized)
})

test('an editor with a patched client adds no member and raises no role, whatever they write into a document', async () => {
  const { url, owner, enter } = await relayWithWorkspace()
  const device = newSigner()
  await owner.append(url, { kind: 'member', member: 'eve', role: 'editor', devices: [device.publicKey] })
  for (const member of ['eve', 'mallory']) {
    const change = { kind: 'member', member, role: 'owner', devices: [device.publicKey] } as const
    expect(await owner.append(url, change, device)).toBe(403)
  }
  const eve = await enter('workspace', { member: 'eve' })
  eve.edit(doc => doc.getMap('members').set('eve', { role: 'owner' }))
  await eve.ask()
  expect(await owner.append(url, { kind: 'revoke-grant', grant: 'g' }, device)).toBe(403)
  const forged = await signEntry(
    null,
    owner.workspace,
    { kind: 'create', ownerKey: device.publicKey },
    device,
  )
  expect((await owner.post(url, forged)).status).toBe(409)
})

test('entries are listed to members as they were signed, and outlast a restart', async () => {
  const dataDir = temporaryFolder()
  const owner = new Owner()
  const first = await startRelay({ dataDir, grants: {} })
  await owner.create(first.url)
  await owner.append(first.url, { kind: 'revoke-member', member: 'ann' })
  await first.close()
  const { url } = await startRelay({ dataDir, grants: {} })
  await owner.append(url, { kind: 'member', member: 'bob', role: 'reader', devices: [] })
  const list = async (headers: Record<string, string>, query = ''): Promise<Response> =>
    fetch(`${httpOf(url)}/workspaces/${owner.workspace}/entries${query}`, { headers })
  const authorization = `Bearer ${await owner.grant({ role: 'reader' })}`
  const { entries } = (await (await list({ authorization })).json()) as { entries: string[] }
  const kinds = entries.map(
    jws => (JSON.parse(atob(jws.split('.')[1]!)) as { change: { kind: string } }).change.kind,
  )
  expect(kinds).toEqual(['create', 'revoke-member', 'member'])
  expect(await (await list({ authorization }, '?after=2')).json()).toEqual({ entries: entries.slice(2) })
  expect((await list({ authorization }, '?after=-1')).status).toBe(400)
  expect((await list({})).status).toBe(401)
  const ann = await owner.grant({ member: 'ann' })
  expect((await list({ authorization: `Bearer ${ann}` })).status).toBe(401)
  expect((await owner.post(url, 'x'.repeat(20_000))).status).toBe(413)
  expect((await owner.post(url, 'nonsense')).status).toBe(400)
  expect((await fetch(`${httpOf(url)}/workspaces/a.b/entries`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${httpOf(url)}/workspaces/a/entries`, { method: 'DELETE' })).status).toBe(405)
})

test('two owners who sign at the same time: one is first, the other is told, on two nodes as well', async () => {
  const store = createMemoryStore()
  const owner = new Owner()
  const nodes = [grantAccess({ store, freshMs: 1e9 }), grantAccess({ store, freshMs: 1e9 })] as const
  const creation = { kind: 'create', ownerKey: owner.signer.publicKey } as const
  const created = await nodes[0].append(
    owner.workspace,
    await signEntry(null, owner.workspace, creation, owner.signer),
  )
  if (!created.ok) throw new Error(created.what)
  const rivals = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (grant, i) =>
      nodes[i % 2]!.append(
        owner.workspace,
        await signEntry(created.directory, owner.workspace, { kind: 'revoke-grant', grant }, owner.signer),
      ),
    ),
  )
  expect(rivals.filter(({ ok }) => ok)).toHaveLength(1)
  expect(rivals.filter(rival => !rival.ok && rival.why === 'stale')).toHaveLength(3)
  const request = { workspace: owner.workspace, target: `/?grant=${await owner.grant()}`, headers: {} }
  const lists = await Promise.all(nodes.map(node => node.entries(request, 0)))
  expect(lists[0]!.entries).toHaveLength(2)
  expect(lists[1]!.entries).toEqual(lists[0]!.entries)
})

test('a relay for named workspaces takes no others', async () => {
  const [mine, theirs] = [new Owner(), new Owner()]
  const only = new Set([mine.workspace])
  const { url } = await startRelay({ store: createMemoryStore(), grants: { only } })
  await mine.create(url)
  const creation = { kind: 'create', ownerKey: theirs.signer.publicKey } as const
  expect(await theirs.append(url, creation)).toBe(403)
})

test('a grant is never logged, wherever it travels', async () => {
  const owner = new Owner()
  const relay = await listeningRelay(['--port', '0', '--data', temporaryFolder(), '--log-level', 'debug'])
  await owner.create(relay.url)
  const grant = await owner.grant()
  const room = `${owner.workspace}/board/b`
  const client = await RawClient.connect(relay.url, room, ['winroom', `grant.${grant}`])
  await client.ask()
  const inQuery = await RawClient.connect(relay.url, `${room}?grant=${grant}`)
  await inQuery.ask()
  inQuery.send('text')
  await inQuery.closed()
  const stranger = await RawClient.connect(relay.url, `${room}?grant=${grant}x`)
  await stranger.closed()
  await fetch(`${httpOf(relay.url)}/nowhere?grant=${grant}`)
  relay.signal('SIGTERM')
  expect(await relay.exited).toBe(0)
  expect(relay.stderr()).toContain('malformed frame')
  expect(relay.stderr()).not.toContain(grant.split('.')[1])
})

test('a store that can not say who is a member closes the door for now, not for good', async () => {
  const owner = new Owner()
  const store = createMemoryStore()
  const errors: unknown[] = []
  const silent = (): void => undefined
  const log: RelayLog = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (...line) => void errors.push(line),
  }
  const failing = { ...store, read: () => Promise.reject(new Error('disk')) }
  const { url } = await startRelay({ store: failing, grants: {}, log })
  const client = await RawClient.connect(url, `${owner.workspace}/board/b?grant=${await owner.grant()}`)
  expect(await client.closed()).toBe(closeCodes.storage)
  expect((await owner.post(url, 'x')).status).toBe(503)
  expect(errors).toHaveLength(2)
})
