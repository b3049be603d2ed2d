import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rounds } from '../../support/seeded'
import { runSeed, seeded, startRelay, type StockClient, stockClient, temporaryFolder, until } from './support'

const minutes = 60_000

/** A room's clients, and every label that any of them has written. */
interface Crowd {
  readonly clients: StockClient[]
  readonly written: string[]
}

const state = ({ doc }: StockClient): Buffer => Buffer.from(Y.encodeStateAsUpdate(doc))

/** Writes a label that no one else writes, and something that others write at the same time. */
function edit({ clients, written }: Crowd, which: number, below: (n: number) => number): void {
  const label = `<${written.length}>`
  const { doc } = clients[which]!
  doc.transact(() => {
    doc.getArray<string>('labels').push([label])
    doc.getMap('shared').set(`k${below(8)}`, label)
    const text = doc.getText('text')
    if (text.length > 20 && below(3) === 0) text.delete(below(text.length - 5), 3)
    else text.insert(below(text.length + 1), 'abc')
  })
  written.push(label)
}

/** Half of the clients are cut off in the middle, all go on writing, all come back. Returns how many edits were written. */
async function run(crowds: readonly Crowd[], edits: number, below: (n: number) => number): Promise<number> {
  for (let i = 0; i < edits; i++) {
    const crowd = crowds[below(crowds.length)]!
    if (i === Math.floor(edits / 3))
      for (const { clients } of crowds)
        for (const { provider } of clients.slice(clients.length / 2)) provider.disconnect()
    if (i === Math.floor((2 * edits) / 3))
      for (const { clients } of crowds) for (const { provider } of clients) provider.connect()
    edit(crowd, below(crowd.clients.length), below)
    // lets the network in
    if (i % 10 === 0) await new Promise(resolve => setTimeout(resolve, below(3)))
  }
  return crowds.reduce((sum, { written }) => sum + written.length, 0)
}

const isEqual = ({ clients }: Crowd): boolean => {
  if (!clients.every(({ provider }) => provider.synced)) return false
  const first = state(clients[0]!)
  return clients.every(client => state(client).equals(first))
}

async function expectAllEqualNoneLost(crowds: readonly Crowd[], seed: number): Promise<void> {
  const left = new Set(crowds)
  const areEqual = (): boolean => {
    for (const crowd of left) if (isEqual(crowd)) left.delete(crowd)
    return left.size === 0
  }
  await until(areEqual, `all are equal (seed ${seed})`, 3 * minutes)
  for (const { clients, written } of crowds) {
    const labels = clients[0]!.doc.getArray<string>('labels').toArray()
    expect(labels.toSorted(), `seed ${seed}`).toEqual(written.toSorted())
  }
}

async function crowdsOf(url: string, rooms: number, perRoom: number): Promise<Crowd[]> {
  const crowds = Array.from({ length: rooms }, (_, room) => ({
    clients: Array.from({ length: perRoom }, () => stockClient(url, `w/board/b${room}`)),
    written: [],
  }))
  const all = crowds.flatMap(({ clients }) => clients)
  await until(() => all.every(({ provider }) => provider.synced), 'all are there', 2 * minutes)
  return crowds
}

test.each([
  { rooms: 1, perRoom: 50, edits: rounds(600, 10_000) },
  { rooms: 200, perRoom: 2, edits: rounds(2_000, 20_000) },
])(
  'fuzz: $rooms rooms of $perRoom stock clients, half of them away in between: all equal, none of $edits edits lost',
  { timeout: 10 * minutes },
  async ({ rooms, perRoom, edits }) => {
    const seed = runSeed(`${rooms} x ${perRoom}`)
    const { below } = seeded(seed)
    const dataDir = temporaryFolder()
    const relay = await startRelay({ dataDir, limits: { compactEntries: 100, compactQuietMs: 0 } })
    const crowds = await crowdsOf(relay.url, rooms, perRoom)
    expect(crowds.flatMap(({ clients }) => clients).length).toBe(rooms * perRoom)
    expect(await run(crowds, edits, below)).toBe(edits)
    await expectAllEqualNoneLost(crowds, seed)
    // and so says the log, to somebody who comes when all have gone
    for (const { clients } of crowds) for (const { provider } of clients) provider.destroy()
    await relay.close()
    const again = await startRelay({ dataDir })
    const late = crowds.slice(0, 20).map((crowd, room) => ({
      clients: [crowd.clients[0]!, stockClient(again.url, `w/board/b${room}`)],
      written: crowd.written,
    }))
    const isThere = ({ clients }: Crowd): boolean => state(clients[1]!).equals(state(clients[0]!))
    await until(() => late.every(isThere), `the log has all (seed ${seed})`, minutes)
  },
)
