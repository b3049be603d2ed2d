import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { maxBlobBytes } from '../../../electron/contract/blobs'
import { showBlob } from '../../../renderer/replica/blobs'
import { startEngine } from '../../support/engine-harness'
import { until } from '../../support/until'
import { WindowLine } from '../../support/window-line'
import { leave, seatAt, seats, testRelay, type Seat, type TestRelay } from './support'

let relay: TestRelay | null = null
let all: Seat[] = []
const lines: WindowLine[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.cut()
  await leave(all.splice(0))
  await relay?.destroy()
  relay = null
})

async function meet(count: number): Promise<Seat[]> {
  relay = await testRelay()
  all = await seats(count, relay)
  for (const seat of all) await held(seat)
  return all
}

/** A picture that no other test has. */
function picture(size = 2_000): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(size))
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return bytes
}

const hashed = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const held = (seat: Seat) =>
  seat.window.whole('sync', status => status.connection === 'connected' && status.unheld === 0)
const fileOf = (seat: Seat, hash: string): string =>
  join(seat.harness.engine.workspace!.folder, 'blobs', hash.slice(0, 2), hash)

async function arrives(seat: Seat, hash: string): Promise<Uint8Array> {
  await seat.window.query('blob.get', { hash })
  await until(() => existsSync(fileOf(seat, hash)), 'the picture')
  return (await seat.window.query('blob.get', { hash }))!.bytes
}

test('a picture is kept under the hash of its bytes, told by them, and is at the other computer when it is asked for', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const bytes = picture()
  const { hash, mime } = await a.window.command('blob.put', { bytes })
  expect({ hash, mime }).toEqual({ hash: hashed(bytes), mime: 'image/png' })
  expect(new Uint8Array(readFileSync(fileOf(a, hash)))).toEqual(bytes)
  expect(await b.window.query('blob.get', { hash }), 'arriving').toBeNull()
  await until(
    () => b.window.events.some(event => event.kind === 'blob-arrived' && event.hash === hash),
    'told that it is here',
  )
  expect(await b.window.query('blob.get', { hash })).toEqual({ mime: 'image/png', bytes })
  await held(a)
})

test('S5: a picture pasted while the relay is away counts as not held, also after a restart, until the relay has it', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  await relay!.stop()
  await a.window.whole('sync', status => status.connection === 'waiting')
  const bytes = picture()
  const { hash } = await a.window.command('blob.put', { bytes })
  expect((await a.window.whole('sync', () => true)).unheld).toBe(1)
  all[0] = await seatAt(await a.harness.restart())
  expect(
    (await all[0].window.whole('sync', status => status.connection === 'waiting')).unheld,
  ).toBeGreaterThan(0)
  await relay!.start()
  await held(all[0])
  expect(await arrives(b, hash)).toEqual(bytes)
})

test(
  'a picture that was asked for before anybody had it arrives once somebody brings it',
  { timeout: 60_000 },
  async () => {
    const [a, b] = (await meet(2)) as [Seat, Seat]
    const bytes = picture()
    expect(await b.window.query('blob.get', { hash: hashed(bytes) })).toBeNull()
    await a.window.command('blob.put', { bytes })
    await until(() => b.window.events.some(event => event.kind === 'blob-arrived'), 'told', 30_000)
    expect((await b.window.query('blob.get', { hash: hashed(bytes) }))?.bytes).toEqual(bytes)
  },
)

test('S5: a relay that came back empty is given the pictures again', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const { hash } = await a.window.command('blob.put', { bytes: picture() })
  await held(a)
  await relay!.stop()
  relay!.forget()
  await a.window.whole('sync', status => status.connection === 'waiting')
  await relay!.start()
  await a.window.whole('sync', status => status.connection === 'connected')
  await held(a)
  await arrives(b, hash)
})

test('S3: a picture whose file was damaged is not shown, and comes back from the relay', async () => {
  const [a] = (await meet(1)) as [Seat]
  const bytes = picture()
  const { hash } = await a.window.command('blob.put', { bytes })
  await held(a)
  writeFileSync(fileOf(a, hash), picture())
  expect(await a.window.query('blob.get', { hash })).toBeNull()
  expect(await arrives(a, hash)).toEqual(bytes)
})

test.each([
  ['too-large', () => { const bytes = new Uint8Array(maxBlobBytes + 1); bytes.set(picture(8)); return bytes }], // prettier-ignore
  ['no-picture', () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['no-picture', () => new Uint8Array()],
])('what is no picture, or too large, is refused and leaves nothing behind: %s', async (code, make) => {
  const seat = await seatAt(await startEngine())
  all.push(seat)
  const answer = await seat.window.try('command', 'blob.put', { bytes: make() })
  expect(answer).toMatchObject({ ok: false, error: { code } })
  expect(existsSync(join(seat.harness.engine.workspace!.folder, 'blobs'))).toBe(false)
  for (const bytes of ['text', null, [1, 2], {}])
    expect(await seat.window.try('command', 'blob.put', { bytes })).toMatchObject({
      error: { code: 'invalid-input' },
    })
  for (const hash of ['', '../../x', 'A'.repeat(64), 7])
    expect(await seat.window.try('query', 'blob.get', { hash })).toMatchObject({
      error: { code: 'invalid-input' },
    })
})

test('in a window: one address for all who show a picture, given back when the last one is gone; it appears when it arrives', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const line = new WindowLine('b-window')
  lines.push(line)
  line.connect(b.harness.engine)
  const bytes = picture()
  const first = showBlob(line.client, hashed(bytes))
  const second = showBlob(line.client, hashed(bytes))
  expect(first.url.get()).toBeNull()
  await a.window.command('blob.put', { bytes })
  await until(() => first.url.get() !== null, 'shown', 30_000)
  const url = first.url.get()!
  expect(second.url.get()).toBe(url)
  expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
  first.release()
  first.release()
  await fetch(url)
  second.release()
  await expect(fetch(url)).rejects.toThrow()
})
