import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { httpOf, Owner } from './access-support'
import { startRelay, temporaryFolder, until } from './support'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function relayWithBlobs(limits = {}) {
  const dataDir = temporaryFolder()
  const relay = await startRelay({ dataDir, grants: {}, limits })
  const owner = new Owner()
  await owner.create(relay.url)
  const url = (hash: string, workspace = owner.workspace): string =>
    `${httpOf(relay.url)}/blobs/${hash}?workspace=${workspace}`
  const headers = async (change: Parameters<Owner['grant']>[0] = {}): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await owner.grant(change)}`,
  })
  const put = async (bytes: Uint8Array, change = {}, hash = hashOf(bytes)): Promise<number> =>
    (await fetch(url(hash), { method: 'PUT', body: bytes as BodyInit, headers: await headers(change) }))
      .status
  const get = async (hash: string, change = {}): Promise<Response> =>
    fetch(url(hash), { headers: await headers(change) })
  const files = (): string[] =>
    readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ name }) => name)
  return { ...relay, owner, put, get, files, dataDir, blobUrl: url, headers }
}

test('an editor puts, every member gets, byte for byte and once', async () => {
  const { put, get, files } = await relayWithBlobs()
  const bytes = randomBytes(3_000_000)
  expect(await put(bytes)).toBe(201)
  expect(await put(bytes, { role: 'owner' })).toBe(200)
  const response = await get(hashOf(bytes), { role: 'reader' })
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toBe('attachment')
  expect(files()).toEqual([hashOf(bytes)])
  const empty = new Uint8Array()
  expect(await put(empty)).toBe(201)
  expect((await (await get(hashOf(empty))).arrayBuffer()).byteLength).toBe(0)
})

test('who has it already is told so, and HEAD tells its size', async () => {
  const { put, blobUrl, headers } = await relayWithBlobs()
  const bytes = randomBytes(1000)
  await put(bytes)
  const known = { ...(await headers()), 'if-none-match': `"${hashOf(bytes)}"` }
  expect((await fetch(blobUrl(hashOf(bytes)), { headers: known })).status).toBe(304)
  const head = await fetch(blobUrl(hashOf(bytes)), { method: 'HEAD', headers: await headers() })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000'])
})

test('readers and commenters put nothing; strangers and other workspaces get nothing', async () => {
  const { url, put, blobUrl, headers, files, owner } = await relayWithBlobs()
  const bytes = randomBytes(100)
  const hash = hashOf(bytes)
  expect([await put(bytes, { role: 'reader' }), await put(bytes, { role: 'commenter' })]).toEqual([403, 403])
  expect(await put(bytes)).toBe(201)
  const other = new Owner()
  await other.create(url)
  const theirs = { authorization: `Bearer ${await other.grant()}` }
  const statusOf = async (address: string, sent: Record<string, string>): Promise<number> =>
    (await fetch(address, { headers: sent })).status
  expect(await statusOf(blobUrl(hash), {})).toBe(401)
  expect(await statusOf(blobUrl(hash), theirs)).toBe(403)
  expect(await statusOf(blobUrl(hash, other.workspace), theirs)).toBe(404)
  expect(await statusOf(blobUrl(hash, '..%2f' + owner.workspace), await headers())).toBe(404)
  expect(await statusOf(blobUrl(hash).split('?')[0]!, await headers())).toBe(404)
  expect(await statusOf(blobUrl(hash.toUpperCase()), await headers())).toBe(404)
  expect(await statusOf(blobUrl('..%2f..%2frelay.db'), await headers())).toBe(404)
  expect(files()).toEqual([hash])
})

test('what has another hash, is too large, or breaks off is not kept', async () => {
  const { port, put, files, owner } = await relayWithBlobs({ maxBlobBytes: 10_000 })
  expect(await put(randomBytes(100), {}, hashOf(randomBytes(1)))).toBe(400)
  expect(await put(randomBytes(10_000))).toBe(201)
  expect(await put(randomBytes(10_001))).toBe(413)
  const hash = hashOf(Buffer.from('whole'))
  const chunked = await rawPut(port, await owner.grant(), owner.workspace, hash, [
    'Transfer-Encoding: chunked\r\n\r\n',
    ...Array.from({ length: 20 }, () => `400\r\n${'x'.repeat(1024)}\r\n`),
    '0\r\n\r\n',
  ])
  expect(chunked).toContain('413')
  const broken = connect(port, '127.0.0.1')
  broken.write(putHead(await owner.grant(), owner.workspace, hash) + 'Content-Length: 5\r\n\r\nwho')
  await until(() => files().some(name => name.startsWith(`${hash}.`)), 'it has begun to write')
  broken.destroy()
  await until(() => files().length === 1, 'what is not whole is gone')
})

function putHead(grant: string, workspace: string, hash: string): string {
  return `PUT /blobs/${hash}?workspace=${workspace} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${grant}\r\n`
}

function rawPut(
  port: number,
  grant: string,
  workspace: string,
  hash: string,
  body: string[],
): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', chunk => {
      answer += chunk.toString()
      socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
    socket.write(putHead(grant, workspace, hash))
    for (const part of body) socket.write(part)
  })
}

test('a blob that was damaged on disk never arrives whole, is set aside, and can be put again', async () => {
  const { put, get, files, dataDir, owner } = await relayWithBlobs()
  const bytes = randomBytes(300_000)
  const hash = hashOf(bytes)
  await put(bytes)
  const file = join(dataDir, 'blobs', owner.workspace, hash.slice(0, 2), hash)
  const damaged = readFileSync(file)
  damaged[250_000]! ^= 1
  writeFileSync(file, damaged)
  const response = await get(hash)
  await expect(response.arrayBuffer()).rejects.toThrow()
  await until(() => files().join() === `${hash}.damaged`, 'it was set aside')
  expect((await get(hash)).status).toBe(404)
  expect(await put(bytes)).toBe(201)
  expect(Buffer.from(await (await get(hash)).arrayBuffer()).equals(bytes)).toBe(true)
})
