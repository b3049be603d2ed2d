import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { closeCodes } from '../../../sync-server/close-codes'
import { createMemoryStore } from '../../../sync-server/store/memory'
import { selfSigned } from '../../support/services/nginx'
import { StreamClient } from '../../support/stream-client'
import { httpOf } from './access-support'
import {
  afterTest,
  listeningRelay,
  RawClient,
  relayOutcome,
  relayProcess,
  startRelay,
  stockClient,
  synced,
  temporaryFolder,
  until,
} from './support'

const room = 'w1/board/b1'

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${httpOf(url)}/metrics`)).text()
  const line = text.split('\n').find(each => each.startsWith(`${name} `))
  if (line === undefined) throw new Error(`No ${name} in:\n${text}`)
  return Number(line.split(' ')[1])
}

test('who sends faster than they may is read more slowly, and loses nothing', async () => {
  const limits = { frameRate: { perSecond: 400, burst: 50 } }
  const { url } = await startRelay({ store: createMemoryStore(), limits })
  const writer = await RawClient.connect(url, room)
  const begun = performance.now()
  for (let i = 0; i < 250; i++) writer.edit(doc => doc.getMap('m').set(`k${i}`, 'x'.repeat(4_000)))
  expect(await writer.ask()).toBe(true)
  // 251 frames, 50 of them at once and 64 KiB of them read already, 400 a second
  expect(performance.now() - begun).toBeGreaterThan(300)
  const reader = stockClient(url, room)
  await synced(reader)
  expect(reader.doc.getMap('m').size).toBe(250)
  expect(await metric(url, 'winroom_relay_throttled_total')).toBeGreaterThan(0)
})

test('an import in frames of 256 KiB meets no limit', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const writer = await RawClient.connect(url, room)
  for (let i = 0; i < 160; i++) writer.edit(doc => doc.getMap('m').set(`k${i}`, 'x'.repeat(255 * 1024)))
  expect(await writer.ask()).toBe(true)
  expect(await metric(url, 'winroom_relay_throttled_total')).toBe(0)
})

test('handshakes and connections of one address are bounded, and what is refused is told by 429', async () => {
  const limits = { handshakes: { perSecond: 0.001, burst: 8 }, maxConnectionsPerAddress: 5 }
  const { url, stats } = await startRelay({ store: createMemoryStore(), limits })
  const results = await Promise.all(Array.from({ length: 12 }, (_, i) => handshake(url, `w1/r${i}`)))
  expect(results.filter(result => result === 'open')).toHaveLength(5)
  expect(results.filter(result => result === 429)).toHaveLength(7)
  expect(stats().connections).toBe(5)
  // another address is not concerned
  expect(await handshake(url, 'w1/other', '127.0.0.2')).toBe('open')
  expect((await fetch(`${httpOf(url)}/healthz`)).status).toBe(200)
})

test('behind a proxy limits count against its clients', async () => {
  const limits = { maxConnectionsPerAddress: 1 }
  const { url } = await startRelay({ store: createMemoryStore(), limits, isBehindProxy: true })
  const from = (address: string): Promise<number | 'open'> =>
    handshake(url, 'w1/r', '127.0.0.1', { 'x-forwarded-for': `10.9.9.9, ${address}` })
  expect([await from('192.0.2.1'), await from('192.0.2.2'), await from('192.0.2.1')]).toEqual([
    'open',
    'open',
    429,
  ])
})

function handshake(
  url: string,
  path: string,
  localAddress = '127.0.0.1',
  headers: Record<string, string> = {},
): Promise<number | 'open'> {
  const socket = new WebSocket(`${url}/${path}`, { localAddress, headers })
  afterTest(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve('open'))
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0))
    socket.on('error', reject)
  })
}

test('connections and open rooms of one workspace are bounded, others are not concerned', async () => {
  const limits = { maxConnectionsPerWorkspace: 4, maxRoomsPerWorkspace: 2, roomIdleMs: 10 }
  const { url, stats } = await startRelay({ store: createMemoryStore(), limits })
  const one = await RawClient.connect(url, 'w1/a')
  const two = await RawClient.connect(url, 'w1/b')
  await Promise.all([one.ask(), two.ask()])
  expect(await (await RawClient.connect(url, 'w1/c')).closed()).toBe(closeCodes.tooMany)
  const stream = StreamClient.connect(url, 'w1')
  afterTest(() => stream.end())
  expect(await stream.edit('a', doc => void doc.getMap('m').set('k', 1))).toHaveProperty('seq')
  expect(await stream.edit('d', doc => void doc.getMap('m').set('k', 1))).toEqual({
    code: closeCodes.tooMany,
  })
  const last = await RawClient.connect(url, 'w1/a')
  await last.ask()
  expect(await (await RawClient.connect(url, 'w1/a')).closed()).toBe(closeCodes.tooMany)
  expect(await (await RawClient.connect(url, 'w2/c')).ask()).toBe(true)
  two.terminate()
  await until(() => stats().rooms === 2, 'the room that was left has left memory')
  expect(await (await RawClient.connect(url, 'w1/c')).ask()).toBe(true)
})

test('10,000 half-open handshakes: flat memory, the others unharmed, the strangers gone in time', async () => {
  const folder = temporaryFolder()
  const limits = join(folder, 'limits.json')
  writeFileSync(limits, JSON.stringify({ requestMs: 3000 }))
  const relay = await relayProcess(folder, '--limits', limits)
  const port = Number(new URL(relay.url).port)
  const good = stockClient(relay.url, room)
  await synced(good)
  const before = await metric(relay.url, 'winroom_relay_resident_bytes')
  const sockets: Socket[] = []
  afterTest(() => sockets.forEach(socket => socket.destroy()))
  for (let batch = 0; batch < 20; batch++) {
    const opened = Array.from({ length: 500 }, () => halfOpen(port))
    sockets.push(...(await Promise.all(opened)))
  }
  expect(sockets).toHaveLength(10_000)
  const witness = await handshakeRoom(relay.url, '127.0.0.2')
  good.doc.getMap('m').set('k', 'still here')
  await until(() => witness.frames > 1, 'an edit arrives while the strangers wait')
  const during = await metricFrom(relay.url, '127.0.0.2', 'winroom_relay_resident_bytes')
  expect((during - before) / 2 ** 20).toBeLessThan(60)
  await until(() => sockets.every(socket => socket.destroyed), 'they are all gone', 20_000)
  expect(await metric(relay.url, 'winroom_relay_pending_sockets')).toBeLessThan(2)
  expect(good.provider.wsUnsuccessfulReconnects).toBe(0)
})

/** A socket that begins a handshake and never ends it. */
function halfOpen(port: number): Promise<Socket> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => {
      socket.write('GET /w1/board/b1 HTTP/1.1\r\nHost: x\r\n')
      resolve(socket)
    })
    socket.on('error', () => resolve(socket))
    socket.on('end', () => socket.destroy())
    socket.resume()
  })
}

async function handshakeRoom(url: string, localAddress: string): Promise<{ frames: number }> {
  const socket = new WebSocket(`${url}/${room}`, { localAddress })
  afterTest(() => socket.terminate())
  const seen = { frames: 0 }
  socket.on('message', () => seen.frames++)
  socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
  await until(() => seen.frames > 0, 'the relay has greeted')
  return seen
}

function metricFrom(url: string, localAddress: string, name: string): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress })
    let answer = ''
    socket.on('data', chunk => (answer += chunk.toString()))
    socket.on('error', reject)
    socket.on('close', () => resolve(Number(new RegExp(`^${name} (.*)$`, 'm').exec(answer)?.[1])))
    socket.write('GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  })
}

test('it is ready while its store can be read, and healthy all the time', async () => {
  const real = createMemoryStore()
  let isBroken = false
  const heads: typeof real.heads = rooms => (isBroken ? Promise.reject(new Error('disk')) : real.heads(rooms))
  const { url } = await startRelay({ store: { ...real, heads } })
  const ask = async (path: string): Promise<[number, string]> => {
    const response = await fetch(`${httpOf(url)}${path}`)
    return [response.status, await response.text()]
  }
  expect(await ask('/readyz')).toEqual([200, 'ready\n'])
  isBroken = true
  expect(await ask('/readyz')).toEqual([503, 'the store can not be read\n'])
  expect(await ask('/healthz')).toEqual([200, 'ok\n'])
})

test('metrics are in Prometheus’ format, count, and name nobody', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const client = await RawClient.connect(url, 'secret-workspace/board/b1')
  client.edit(doc => doc.getMap('m').set('k', 1))
  await client.ask()
  const stranger = await RawClient.connect(url, 'a.b')
  await stranger.closed()
  const response = await fetch(`${httpOf(url)}/metrics`)
  expect(response.headers.get('content-type')).toContain('version=0.0.4')
  const text = await response.text()
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[a-z]+="[^"]+"\})? [0-9.e+-]+)$/)
  expect(text).toContain('winroom_relay_connections 1\n')
  expect(text).toContain('winroom_relay_rooms 1\n')
  expect(text).toContain('winroom_relay_entries_total 1\n')
  expect(text).toContain('winroom_relay_append_seconds_count 1\n')
  expect(text).toContain('winroom_relay_closes_total{code="4404"} 1\n')
  expect(text).toContain('winroom_relay_handshakes_total{outcome="accepted"} 2\n')
  expect(text).not.toContain('secret')
})

test('TLS from files, renewed by SIGHUP without a connection lost; a bad renewal changes nothing', async () => {
  const folder = temporaryFolder()
  const first = selfSigned(folder, 'first')
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  const use = ({ cert, key }: typeof files): void => {
    copyFileSync(cert, files.cert)
    copyFileSync(key, files.key)
  }
  use(first)
  const args = ['--open', '--port', '0', '--data', folder, '--tls-cert', files.cert, '--tls-key', files.key]
  const relay = await listeningRelay(args)
  expect(relay.url).toMatch(/^wss:/)
  const port = Number(new URL(relay.url).port)
  const socket = new WebSocket(`${relay.url}/${room}`, { ca: readFileSync(files.cert) })
  afterTest(() => socket.terminate())
  let frames = 0
  socket.on('message', () => frames++)
  await until(() => frames > 0, 'the relay greets over TLS')
  expect(await get(port, '/healthz')).toBe(200)
  expect(await subjectOf(port)).toBe('first')
  use(selfSigned(folder, 'second'))
  relay.signal('SIGHUP')
  await until(() => relay.stderr().includes('read the certificate anew'), 'it was read')
  expect(await subjectOf(port)).toBe('second')
  writeFileSync(files.cert, 'nonsense')
  relay.signal('SIGHUP')
  await until(() => relay.stderr().includes('the one before stays'), 'it was refused')
  expect([await subjectOf(port), socket.readyState]).toEqual(['second', WebSocket.OPEN])
  const failed = await relayOutcome(...args, '--data', temporaryFolder())
  expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining("can't be used") as string])
})

function get(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ port, path, host: '127.0.0.1', rejectUnauthorized: false }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

function subjectOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.destroy()
    })
    socket.on('error', reject)
  })
}

test.each([
  [['--tls-cert', 'x.pem'], 'belong together'],
  [['--limits', 'nowhere.json'], 'ENOENT'],
])('%j is refused in plain words', async (args, words) => {
  const { code, stderr } = await relayOutcome('--open', '--port', '0', '--data', temporaryFolder(), ...args)
  expect([code, stderr]).toEqual([2, expect.stringContaining(words) as string])
})

test('a file of limits is checked by name and kind', async () => {
  const file = join(temporaryFolder(), 'limits.json')
  for (const wrong of [{ maxMesageBytes: 1 }, { maxMessageBytes: '1' }, { byteRate: 5 }, { pingMs: -1 }]) {
    writeFileSync(file, JSON.stringify(wrong))
    const { code, stderr } = await relayOutcome('--open', '--port', '0', '--limits', file)
    expect([code, stderr]).toEqual([2, expect.stringContaining(Object.keys(wrong)[0]!) as string])
  }
})
