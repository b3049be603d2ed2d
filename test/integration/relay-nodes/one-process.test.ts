import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createMemoryBus, type MemoryBus, memoryExchange } from '../../../sync-server/bus/memory'
import type { EmbeddedRelay } from '../../../sync-server/embedded'
import { silentLog } from '../../../sync-server/log'
import { joinCluster, type NodeTimes } from '../../../sync-server/nodes/cluster'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import {
  afterTest,
  RawClient,
  runSeed,
  seeded,
  startRelay,
  stockClient,
  type StockClient,
  synced,
  until,
} from '../relay/support'

const room = 'w/board/b'
const quick: NodeTimes = { beatMs: 20, goneMs: 120, checkMs: 150, deafCheckMs: 20 }

interface Node {
  readonly relay: EmbeddedRelay
  readonly bus: MemoryBus
}

/** Nodes in this process, on one memory store and one memory bus. */
async function nodes(count: number, exchange = memoryExchange(), times = quick) {
  const disk = new Map<string, MemoryRoom>()
  const all: Node[] = []
  for (let i = 0; i < count; i++) {
    const store = createMemoryStore(disk)
    const bus = createMemoryBus(exchange)
    const joined = joinCluster({ store, bus, log: silentLog, times })
    const limits = { compactEntries: 20, compactQuietMs: 0, replicaIdleMs: 30, roomIdleMs: 30 }
    const relay = await startRelay({ store, nodes: joined, limits })
    afterTest(async () => {
      await joined.close()
      await bus.close()
    })
    all.push({ relay, bus })
  }
  return { all, disk }
}

const itemsOf = (doc: Y.Doc): string[] => doc.getArray<string>('items').toArray()
const names = (client: { provider: { awareness: { getStates(): Map<number, Record<string, unknown>> } } }) =>
  [...client.provider.awareness.getStates().values()]
    .map(state => String(state['name']))
    .sort()
    .join()

/** The client goes on at another node, as behind a load balancer. */
function moveTo({ provider }: StockClient, url: string): void {
  provider.disconnect()
  provider.serverUrl = url
  provider.connect()
}

test('stock clients on two nodes converge, and each edit is in the log once', async () => {
  const { all, disk } = await nodes(2)
  const [a, b] = all.map(({ relay }) => stockClient(relay.url, room))
  await Promise.all([synced(a!), synced(b!)])
  for (let i = 0; i < 30; i++) {
    a!.doc.getArray('items').push([`a${i}`])
    b!.doc.getArray('items').push([`b${i}`])
    if (i % 5 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  await until(() => itemsOf(a!.doc).length === 60 && itemsOf(b!.doc).length === 60, 'both have all')
  expect(itemsOf(a!.doc)).toEqual(itemsOf(b!.doc))
  const doc = new Y.Doc()
  const { snapshot, entries } = disk.get(room)!
  for (const { bytes } of snapshot ? [snapshot, ...entries] : entries) Y.applyUpdate(doc, bytes)
  expect(itemsOf(doc).toSorted()).toEqual(itemsOf(a!.doc).toSorted())
})

test('what one node has answered for is in the next answer of any other, the bus up or not', async () => {
  const { all } = await nodes(3, memoryExchange(), { ...quick, checkMs: 60_000, deafCheckMs: 60_000 })
  const clients = await Promise.all(all.map(({ relay }) => RawClient.connect(relay.url, room)))
  await Promise.all(clients.map(client => client.ask()))
  for (const { bus } of all) bus.connect(false)
  for (let i = 0; i < 12; i++) {
    const writer = clients[i % 3]!
    writer.edit(doc => doc.getArray('items').push([`${i}`]))
    expect(await writer.ask()).toBe(true)
    const reader = clients[(i + 1) % 3]!
    expect(await reader.ask()).toBe(true)
    expect(itemsOf(reader.doc)).toContain(`${i}`)
    const late = await RawClient.connect(all[(i + 2) % 3]!.relay.url, room)
    await late.ask()
    expect(itemsOf(late.doc)).toHaveLength(i + 1)
    late.terminate()
  }
})

test('a bus that is back heals at once what was missed, both ways', async () => {
  const { all } = await nodes(2, memoryExchange(), { ...quick, checkMs: 60_000, deafCheckMs: 60_000 })
  const [a, b] = await Promise.all(all.map(({ relay }) => RawClient.connect(relay.url, room)))
  await Promise.all([a!.ask(), b!.ask()])
  all[0]!.bus.connect(false)
  a!.edit(doc => doc.getArray('items').push(['from a']))
  b!.edit(doc => doc.getArray('items').push(['from b']))
  await Promise.all([a!.ask(), b!.ask()])
  all[0]!.bus.connect(true)
  await until(() => itemsOf(a!.doc).length === 2 && itemsOf(b!.doc).length === 2, 'both have both')
})

test('with the bus away for good the store is asked, and clients still converge', async () => {
  const { all } = await nodes(2)
  for (const { bus } of all) bus.connect(false)
  const [a, b] = all.map(({ relay }) => stockClient(relay.url, room))
  await Promise.all([synced(a!), synced(b!)])
  a!.doc.getArray('items').push(['from a'])
  await until(() => itemsOf(b!.doc).length === 1, 'b has it')
})

test('what is too large for the bus is read from the store', async () => {
  const { all } = await nodes(2, memoryExchange(), { ...quick, checkMs: 60_000 })
  const [a, b] = all.map(({ relay }) => stockClient(relay.url, room))
  await Promise.all([synced(a!), synced(b!)])
  a!.doc.getMap('m').set('large', 'x'.repeat(600_000))
  await until(() => b!.doc.getMap('m').has('large'), 'b has it')
})

test(
  'fuzz: a bus that loses, doubles, delays and reorders; connections cut; clients change nodes: all equal, nothing lost',
  { timeout: 120_000 },
  async () => {
    const seed = runSeed('relay nodes, a bad bus')
    const { below } = seeded(seed)
    const exchange = memoryExchange(run => {
      const fate = below(10)
      if (fate === 0) return
      if (fate < 4) setTimeout(run, below(25))
      else queueMicrotask(run)
      if (fate === 9) setTimeout(run, below(60))
    })
    const { all, disk } = await nodes(3, exchange)
    const clients = Array.from({ length: 6 }, (_, i) => stockClient(all[i % 3]!.relay.url, room))
    const pushed: string[] = []
    for (let step = 0; step < 500; step++) {
      const client = clients[below(6)]!
      const chance = below(100)
      if (chance < 85) {
        pushed.push(`<${step}>`)
        client.doc.getArray('items').push([`<${step}>`])
        client.doc.getMap('m').set(`k${below(9)}`, step)
      } else if (chance < 90) all[below(3)]!.bus.connect(below(2) === 0)
      else if (chance < 95) client.provider.disconnect()
      else {
        moveTo(client, all[below(3)]!.relay.url)
      }
      if (step % 7 === 0) await new Promise(resolve => setTimeout(resolve, below(6))) // lets the network in at random moments
    }
    for (const { bus } of all) bus.connect(true)
    for (const { provider } of clients) provider.connect()
    const [first] = clients
    const same = (): boolean =>
      clients.every(
        ({ doc, provider }) =>
          provider.synced &&
          Buffer.compare(Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(first!.doc)) === 0 &&
          itemsOf(doc).length === pushed.length,
      )
    await until(same, `all are equal (seed ${seed})`, 30_000)
    expect(itemsOf(first!.doc).toSorted(), `seed ${seed}`).toEqual(pushed.toSorted())
    expect(disk.get(room)!.head, 'nothing goes in circles').toBeLessThan(2 * 500)
  },
)

test('presence across nodes: who is here, who comes late, who goes, whose node falls silent', async () => {
  const { all } = await nodes(3)
  const [a, b, c] = all.map(({ relay }) => stockClient(relay.url, room))
  a!.provider.awareness.setLocalState({ name: 'Ann' })
  b!.provider.awareness.setLocalState({ name: 'Bob' })
  c!.provider.awareness.setLocalState({ name: 'Cy' })
  await until(() => [a!, b!, c!].every(client => names(client) === 'Ann,Bob,Cy'), 'all see all')
  const late = stockClient(all[0]!.relay.url, room)
  late.provider.awareness.setLocalState(null)
  await until(() => names(late) === 'Ann,Bob,Cy', 'who comes late sees all')
  b!.provider.awareness.setLocalState({ name: 'Bea' })
  await until(() => names(a!) === 'Ann,Bea,Cy', 'a change is seen')
  b!.provider.disconnect()
  await until(() => names(a!) === 'Ann,Cy' && names(c!) === 'Ann,Cy', 'who goes is gone')
  b!.provider.connect()
  const after = stockClient(all[2]!.relay.url, room)
  after.provider.awareness.setLocalState(null)
  await until(() => names(after) === 'Ann,Bea,Cy', 'who comes back is seen by who comes later')
  // stock clients take a state that they saw end only with a higher clock; each says one every 15 s
  b!.provider.awareness.setLocalState({ name: 'Bea' })
  await until(() => names(a!) === 'Ann,Bea,Cy', 'who comes back is seen')
  all[2]!.bus.connect(false)
  await until(() => names(a!) === 'Ann,Bea', 'a silent node takes its clients along')
  all[2]!.bus.connect(true)
  c!.provider.awareness.setLocalState({ name: 'Cy' })
  await until(() => names(a!) === 'Ann,Bea,Cy' && names(c!) === 'Ann,Bea,Cy', 'and brings them back')
})

test('a client that changes nodes is there once, also when its old connection ends late', async () => {
  const { all } = await nodes(2)
  const mo = stockClient(all[0]!.relay.url, room)
  mo.provider.awareness.setLocalState({ name: 'Mo' })
  const watchers = all.map(({ relay }) => stockClient(relay.url, room))
  for (const { provider } of watchers) provider.awareness.setLocalState(null)
  await until(() => watchers.every(watcher => names(watcher) === 'Mo'), 'Mo is there')
  const again = new WebsocketProvider(all[1]!.relay.url, room, mo.doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, // as in support
    disableBc: true,
    awareness: mo.provider.awareness,
  })
  afterTest(() => again.destroy())
  await until(() => again.synced, 'Mo is on the other node as well')
  mo.provider.destroy()
  await until(() => all[0]!.relay.stats().connections === 1, 'the old connection has ended')
  const late = all.map(({ relay }) => stockClient(relay.url, room))
  for (const { provider } of late) provider.awareness.setLocalState(null)
  await until(() => [...watchers, ...late].every(who => names(who) === 'Mo'), 'Mo is still there')
  again.destroy()
  await until(() => [...watchers, ...late].every(who => names(who) === ''), 'Mo has gone')
})
