import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { EmbeddedRelay } from '../../../sync-server/embedded'
import { runSeed, seeded, startRelay, stockClient, temporaryFolder, until, type StockClient } from './support'

type Below = (n: number) => number

/** One random edit; returns the label it left, if it left one for good. */
function edit(doc: Y.Doc, label: string, below: Below): void {
  const text = doc.getText('t')
  switch (below(4)) {
    case 0:
      return void doc.getMap('m').set(`k${below(20)}`, label)
    case 1:
      return text.insert(below(text.length + 1), label)
    case 2:
      return text.length > 0 ? text.delete(below(text.length), 1) : undefined
    default:
      return doc.getArray<string>('kept').push([label])
  }
}

const contents = (doc: Y.Doc): unknown => [
  doc.getMap('m').toJSON(),
  doc.getText('t').toJSON(),
  doc.getArray('kept').toJSON(),
]

/** True when both hold the same structs and deletions, waiting ones included. */
const isSame = (a: Y.Doc, b: Y.Doc): boolean =>
  Buffer.compare(Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)) === 0

test(
  'fuzz: five stock clients, disconnects and relay restarts: all equal, nothing lost, nothing doubled',
  { timeout: 240_000 },
  async () => {
    const seed = runSeed('relay fuzz')
    const { below } = seeded(seed)
    const dataDir = temporaryFolder()
    const limits = { compactEntries: 15, compactQuietMs: 0, replicaIdleMs: 20, roomIdleMs: 5 }
    let relay: EmbeddedRelay = await startRelay({ dataDir, limits })
    const { url, port } = relay
    const clients: StockClient[] = Array.from({ length: 5 }, () => stockClient(url, 'w/board/b'))
    const pushed: string[] = []
    for (let step = 0; step < 600; step++) {
      const client = clients[below(5)]!
      const chance = below(100)
      if (chance < 80) {
        const before = client.doc.getArray('kept').length
        edit(client.doc, `<${step}>`, below)
        if (client.doc.getArray('kept').length > before) pushed.push(`<${step}>`)
      } else if (chance < 88) client.provider.disconnect()
      else if (chance < 97) client.provider.connect()
      else if (chance < 98) {
        await relay.close()
        relay = await startRelay({ dataDir, port, limits })
      } else await new Promise(resolve => setImmediate(resolve))
      if (step % 7 === 0) await new Promise(resolve => setTimeout(resolve, below(6))) // lets the network in at random moments
    }
    for (const { provider } of clients) provider.connect()
    const first = clients[0]!
    const areSame = (): boolean =>
      clients.every(({ doc, provider }) => provider.synced && isSame(doc, first.doc))
    await until(areSame, `all are equal (seed ${seed})`, 60_000)
    expect(first.doc.getArray<string>('kept').toArray().toSorted(), `seed ${seed}`).toEqual(pushed.toSorted())
    await relay.close()
    relay = await startRelay({ dataDir, limits })
    const late = stockClient(relay.url, 'w/board/b')
    await until(() => late.provider.synced, 'the late one is synced')
    expect(contents(late.doc), `seed ${seed}`).toEqual(contents(first.doc))
  },
)

test('an import offline of a whole board arrives at a client that was there, and at one that comes late; it meets no limit', async () => {
  const relay = await startRelay({ dataDir: temporaryFolder() })
  const there = stockClient(relay.url, 'w/board/b')
  const doc = new Y.Doc()
  const layers = doc.getMap('layers')
  doc.transact(() => {
    for (let i = 0; i < 8_800; i++)
      layers.set(`deal${i}:import`, { title: `Deal ${i}`, amount: i * 100, stage: 'won', owner: 'Darcel' })
  })
  const importer = stockClient(relay.url, 'w/board/b', doc)
  await until(
    () => importer.provider.synced && there.doc.getMap('layers').size === 8_800,
    'the board is there',
  )
  const late = stockClient(relay.url, 'w/board/b')
  await until(() => late.provider.synced, 'the late one is synced')
  expect(late.doc.getMap('layers').size).toBe(8_800)
  const metrics = await (await fetch(`${relay.url.replace('ws', 'http')}/metrics`)).text()
  expect(metrics).toContain('winroom_relay_throttled_total 0\n')
  expect(metrics).not.toContain('winroom_relay_closes_total{')
})
