import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { ReplicaName } from '../../../electron/contract/messages'
import type { DocumentName } from '../../../electron/engine/store/port'
import { openReplica } from '../../../renderer/replica/document-replica'
import { countingProxy, type CountingProxy } from '../../support/counting-proxy'
import { startEngine, type Harness } from '../../support/engine-harness'
import { StreamClient } from '../../support/stream-client'
import { until } from '../../support/until'
import { WindowLine } from '../../support/window-line'
import { leave, seatAt, seats, testRelay, type Seat, type TestRelay } from './support'

/** S6: pages that nobody opens here are here all the same, and what is written in them reaches the others. */
let relay: TestRelay | null = null
let all: Seat[] = []
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
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

const page = (id: string | number): DocumentName => `page/${id}` as DocumentName
const documentsOf = (harness: Harness) => harness.engine.workspace!.documents

function write(seat: Seat, name: DocumentName, text: string): void {
  documentsOf(seat.harness).edit(name, { from: 'command', windowId: '1' }, doc =>
    doc.getText('t').insert(doc.getText('t').length, text),
  )
}

const read = (seat: Seat, name: DocumentName): string =>
  documentsOf(seat.harness).read(name).getText('t').toJSON()
const loadedPages = (seat: Seat): string[] =>
  seat.harness.engine.workspace!.registry.loaded().filter(name => name.startsWith('page/'))
const held = (seat: Seat) =>
  seat.window.whole('sync', status => status.connection === 'connected' && status.unheld === 0)

test('a page written here is on the other computer, which never opened it, and is held; no document is made for it', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const changed: string[] = []
  documentsOf(b.harness).onChanged(name => changed.push(name))
  write(a, page(1), 'why we win')
  await until(() => read(b, page(1)) === 'why we win', 'the page on the other computer')
  expect(loadedPages(b)).toEqual([])
  await until(() => changed.includes('page/1'), 'told, so that search knows')
  await held(a)
  // The relay alone has it: both computers could go.
  const third = await joined(a)
  await until(() => read(third, page(1)) === 'why we win', 'the page from the relay')
})

test('offline on both sides, pages of both and one page by both: after the relay is back all are alike and held', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  write(a, page('both'), 'start. ')
  await until(() => read(b, page('both')) !== '', 'the common page')
  await relay!.stop()
  for (const seat of all) await seat.window.whole('sync', status => status.connection === 'waiting')
  for (let i = 0; i < 30; i++) {
    write(a, page(`a${i}`), `a${i}`)
    write(b, page(`b${i}`), `b${i}`)
  }
  write(a, page('both'), 'from A ')
  write(b, page('both'), 'from B ')
  await a.harness.engine.workspace!.registry.written()
  const away = await a.window.whole('sync', status => status.pending === 0)
  // Each page may have been noted with its writer, too: an edit of its own.
  expect(away.unheld).toBeGreaterThanOrEqual(31)
  expect(away.unsent).toBe(away.unheld)
  await relay!.start()
  await until(() => read(a, page('both')) === read(b, page('both')), 'the common page alike')
  for (const text of ['start', 'A', 'B']) expect(read(a, page('both'))).toContain(text)
  for (let i = 0; i < 30; i++) {
    await until(() => read(a, page(`b${i}`)) === `b${i}`, 'B’s page at A')
    await until(() => read(b, page(`a${i}`)) === `a${i}`, 'A’s page at B')
  }
  for (const seat of all) await held(seat)
})

test('S5: pages written offline are known as not held after a restart, until the relay has them', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  write(a, page(1), 'before ')
  await held(a)
  await relay!.stop()
  write(a, page(1), 'on the train')
  write(a, page(2), 'new')
  await a.harness.engine.workspace!.registry.written()
  all[0] = await seatAt(await a.harness.restart())
  const reopened = await all[0].window.whole('sync', status => status.connection === 'waiting')
  expect(reopened.unheld).toBeGreaterThanOrEqual(2)
  await relay!.start()
  await held(all[0])
  await until(() => read(b, page(1)) === 'before on the train' && read(b, page(2)) === 'new', 'both pages')
  // Nothing is asked again once it was said, and written down.
  all[0] = await seatAt(await all[0].harness.restart())
  await relay!.stop()
  expect(await all[0].window.whole('sync', status => status.connection === 'waiting')).toMatchObject({
    unsent: 0,
  })
})

test('S5: a relay that came back empty is given every page again before anything is called held', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  for (let i = 0; i < 20; i++) write(a, page(i), `page ${i}`)
  for (let i = 0; i < 20; i++) await until(() => read(b, page(i)) === `page ${i}`, 'the page at B')
  await held(a)
  await relay!.stop()
  relay!.forget()
  await a.window.whole('sync', status => status.connection === 'waiting')
  await leave([b])
  all = [a]
  await relay!.start()
  await a.window.whole('sync', status => status.unheld > 0)
  await held(a)
  const third = await joined(a)
  for (let i = 0; i < 20; i++) await until(() => read(third, page(i)) === `page ${i}`, 'the page again')
})

test('S3: a page that was damaged here comes back whole from the relay', async () => {
  const [a] = (await meet(1)) as [Seat]
  write(a, page(1), 'precious')
  await held(a)
  const { default: Database } = await import('libsql')
  const file = `${a.harness.engine.workspace!.folder}/documents.sqlite`
  all[0] = await seatAt(
    await a.harness.restart(() => {
      const database = new Database(file)
      const { changes } = database
        .prepare("UPDATE updates SET data = zeroblob(length(data)) WHERE document = 'page/1'")
        .run()
      expect(changes).toBeGreaterThan(0)
      database.close()
    }),
  )
  await until(() => read(all[0]!, page(1)) === 'precious', 'the page whole again')
  await held(all[0])
})

test('S6: coming back costs what has changed, not what there is', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const prose = 'Ask what happens if they do nothing. '.repeat(30)
  for (let i = 0; i < 300; i++) write(a, page(i), `${i} ${prose}`)
  for (let i = 0; i < 300; i++) await until(() => read(b, page(i)).length > 1_000, 'all pages at B')
  const proxy: CountingProxy = await countingProxy(relay!.url)
  ends.push(() => proxy.close())
  await b.window.command('sharing.connect', { relay: proxy.url })
  await held(b)
  const first = proxy.bytes
  expect(first, 'all of it, to be compared once with what is held here').toBeGreaterThan(300 * 1_000)

  const workspace = b.harness.engine.workspace!
  /** What a return costs, with this done meanwhile, and without the rooms that have a link of their own. */
  async function comeBack(meanwhile: () => void, isHere: () => boolean): Promise<number> {
    await held(b)
    // What moved after the last position is told twice: wait for the one that stands for all of it.
    const position = await positionOf(relay!.url, workspace.id)
    await until(() => (workspace.store.getMeta('ledger') ?? '').includes(position), 'the position is kept')
    proxy.setOpen(false)
    await b.window.whole('sync', status => status.connection === 'waiting')
    meanwhile()
    await held(a)
    const before = proxy.bytes
    proxy.setOpen(true)
    await until(isHere, 'what changed')
    await held(b)
    return proxy.bytes - before
  }

  const nothing = await comeBack(
    () => undefined,
    () => true,
  )
  const one = await comeBack(
    () => write(a, page(7), 'new.'),
    () => read(b, page(7)).endsWith('new.'),
  )
  const many = await comeBack(
    () => { for (let i = 0; i < 100; i++) write(a, page(i), `again ${prose}`) }, // prettier-ignore
    () => Array.from({ length: 100 }, (_, i) => i).every(i => read(b, page(i)).includes('again')),
  )
  expect(one - nothing, `nothing ${nothing}, one ${one}, a hundred ${many}`).toBeLessThan(4_000)
  expect(many - nothing).toBeGreaterThan(100_000)
  expect(many).toBeLessThan(first)
})

test('a page that windows on two computers show: text and cursors travel, and who closes it is gone', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const [mine, theirs] = await Promise.all([shown(a, 'page/live', 'Ada'), shown(b, 'page/live', 'Grace')])
  mine.doc.getText('t').insert(0, 'live')
  await until(() => theirs.doc.getText('t').toJSON() === 'live', 'the text')
  const seen = (): unknown => mine.awareness.getStates().get(theirs.doc.clientID)
  await until(() => seen() !== undefined, 'the other person')
  expect(seen()).toMatchObject({ name: 'Grace' })
  expect(mine.awareness.getStates().size, 'two people, and no machine among them').toBe(2)
  await relay!.stop()
  await until(() => seen() === undefined, 'out of reach')
  mine.doc.getText('t').insert(4, ' again')
  await relay!.start()
  await until(() => seen() !== undefined, 'back at once')
  await until(() => theirs.doc.getText('t').toJSON() === 'live again', 'what was written meanwhile')
  theirs.close()
  await until(() => seen() === undefined, 'gone')
})

test('a page is closed while the relay is away: what was written in it is brought there all the same', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const mine = await shown(a, 'page/left', 'Ada')
  await relay!.stop()
  mine.doc.getText('t').insert(0, 'closed in time')
  await until(() => mine.saved.get(), 'saved here')
  mine.close()
  await until(() => loadedPages(a).length === 0, 'out of memory')
  expect((await a.window.whole('sync', () => true)).unheld).toBeGreaterThan(0)
  await relay!.start()
  await until(() => read(b, page('left')) === 'closed in time', 'at the other computer')
  await held(a)
})

test(
  'a relay without the stream is visited room by room: pages written on both sides are alike and held',
  { timeout: 120_000 },
  async () => {
    const { url, process: server } = await stockRelay()
    ends.push(() => server.kill())
    const a = await seatAt(await startEngine())
    all.push(a)
    await a.window.command('sharing.connect', { relay: url })
    for (let i = 0; i < 10; i++) write(a, page(i), `page ${i}`)
    await held(a)
    const { link } = await a.window.query('sharing.link', {})
    const harness = await startEngine()
    const window = harness.window()
    await window.command('workspace.join', { link: link ?? '' })
    const b = await seatAt(harness)
    all.push(b)
    // Such a relay can't say which rooms there are: those that this computer knows of are looked at.
    for (let i = 0; i < 10; i++) write(b, page(i), ` and ${i}`)
    for (let i = 0; i < 10; i++)
      await until(() => read(b, page(i)).includes(`page ${i}`), 'both texts', 60_000)
    await held(b)
    await until(() => loadedPages(b).length === 0, 'all visits over')
  },
)

/** The relay's own word for everything that has moved so far. */
async function positionOf(url: string, workspace: string): Promise<string> {
  const client = StreamClient.connect(url, workspace)
  await client.caughtUp()
  client.end()
  return client.memory.position
}

async function joined(seat: Seat): Promise<Seat> {
  const { link } = await seat.window.query('sharing.link', {})
  const harness = await startEngine()
  await harness.window().command('workspace.join', { link: link ?? '' })
  const other = await seatAt(harness)
  all.push(other)
  return other
}

async function shown(seat: Seat, name: ReplicaName, who: string) {
  const line = new WindowLine(`${who}-window`)
  ends.push(() => line.cut())
  line.connect(seat.harness.engine)
  const replica = openReplica(line.client, name, { name: who, colour: 'teal' })
  await until(() => replica.state.get() === 'ready', 'the page is shown')
  return replica
}

/** y-websocket's own server, as anybody may run it. */
async function stockRelay(): Promise<{ url: string; process: ChildProcess }> {
  const port = await new Promise<number>(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number }
      probe.close(() => resolve(free))
    })
  })
  const child = spawn(process.execPath, ['node_modules/@y/websocket-server/src/server.js'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  await until(() => said.includes('running'), 'the stock server')
  return { url: `ws://127.0.0.1:${port}`, process: child }
}
