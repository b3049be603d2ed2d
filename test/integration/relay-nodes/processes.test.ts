import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openPostgresStore } from '../../../sync-server/store/postgres'
import { toRoomName } from '../../../sync-server/room-name'
import { rounds } from '../../support/seeded'
import { needing } from '../../support/services/installed'
import { type Postgres, startPostgres } from '../../support/services/postgres'
import { startRedis } from '../../support/services/redis'
import type { Service } from '../../support/services/service'
import {
  RawClient,
  relayOutcome,
  relayProcess,
  type RelayProcess,
  runSeed,
  seeded,
  stockClient,
  synced,
  until,
} from '../relay/support'

const room = 'w/board/b'
const itemsOf = (doc: Y.Doc): string[] => doc.getArray<string>('items').toArray()

const { title, isMissing } = needing(
  'relay processes on one PostgreSQL and one Redis',
  'postgresql',
  'redis-server',
)

/** One that writes until its node dies, and what of it was answered for. */
interface Writer {
  readonly written: string[]
  held: number
}

/** Writes and asks, again and again, until the connection ends or `isOver`. */
async function write(
  client: RawClient,
  label: string,
  below: (n: number) => number,
  isOver: () => boolean,
): Promise<Writer> {
  const writer: Writer = { written: [], held: 0 }
  while (client.closeCode === null && !isOver()) {
    for (let burst = 1 + below(15); burst > 0; burst--) {
      const item = `${label}-${writer.written.length}`
      writer.written.push(item)
      client.edit(doc => doc.getArray('items').push([item]))
    }
    const upTo = writer.written.length
    if (await client.ask()) writer.held = upTo
  }
  return writer
}

describe.skipIf(isMissing)(title, () => {
  let postgres: Postgres
  let redis: Service
  beforeAll(async () => {
    postgres = await startPostgres()
    redis = await startRedis()
  })
  afterAll(async () => {
    await redis.remove()
    await postgres.remove()
  })

  const node = (database: string): Promise<RelayProcess> =>
    relayProcess('unused', '--store', database, '--redis', redis.url)
  const nodes = async (count: number, database: string): Promise<RelayProcess[]> => {
    const started = Array.from({ length: count }, () => node(database))
    return Promise.all(started)
  }

  test('stock clients on three nodes converge, see each other, and a node that stops takes its own along', async () => {
    const all = await nodes(3, await postgres.database())
    const clients = all.map(({ url }) => stockClient(url, room))
    clients.forEach(({ provider }, i) => provider.awareness.setLocalState({ name: `c${i}` }))
    await Promise.all(clients.map(synced))
    const names = (at: number): string =>
      [...clients[at]!.provider.awareness.getStates().values()]
        .map(state => String(state['name']))
        .sort()
        .join()
    for (let i = 0; i < 50; i++) clients[i % 3]!.doc.getArray('items').push([`${i}`])
    await until(() => clients.every(({ doc }) => itemsOf(doc).length === 50), 'all have all')
    expect(itemsOf(clients[1]!.doc)).toEqual(itemsOf(clients[0]!.doc))
    await until(() => [0, 1, 2].every(at => names(at) === 'c0,c1,c2'), 'all see all')
    all[2]!.signal('SIGKILL')
    await until(
      () => names(0) === 'c0,c1' && names(1) === 'c0,c1',
      'who was on the dead node is gone',
      20_000,
    )
    all[1]!.signal('SIGTERM')
    expect(await all[1]!.exited).toBe(0)
  })

  test(
    'kill -9 of nodes mid-edit: nothing answered for is lost on the others, nothing doubled',
    { timeout: 600_000 },
    async () => {
      const seed = runSeed('kill -9 of relay nodes')
      const { below } = seeded(seed)
      const database = await postgres.database()
      const all = await nodes(3, database)
      const held = new Set<string>()
      const known = new Set<string>()
      for (let round = 0; round < rounds(6, 60); round++) {
        const message = `seed ${seed}, round ${round}`
        const victim = below(3)
        let isOver = false
        const clients = await Promise.all([0, 1, 2, victim].map(at => RawClient.connect(all[at]!.url, room)))
        await Promise.all(clients.map(client => client.ask()))
        const writing = clients.map((client, i) =>
          write(client, `s${seed}-r${round}-${i}`, below, () => isOver),
        )
        const before = itemsOf(clients[0]!.doc).length
        await until(
          () => clients.some(({ doc }) => itemsOf(doc).length > before + below(300)),
          'something was written',
        )
        await new Promise(resolve => setTimeout(resolve, below(100))) // the moment of death is the random part
        all[victim]!.signal('SIGKILL')
        await all[victim]!.exited
        isOver = true
        for (const { written, held: upTo } of await Promise.all(writing)) {
          for (const item of written) known.add(item)
          for (const item of written.slice(0, upTo)) held.add(item)
        }
        // at once, with no time to heal: an answer holds all that any node has answered for
        const survivor = all[(victim + 1) % 3]!
        const reader = await RawClient.connect(survivor.url, room)
        expect(await reader.ask(), message).toBe(true)
        const found = itemsOf(reader.doc)
        expect(
          [...held].filter(item => !found.includes(item)),
          message,
        ).toEqual([])
        expect(found.length, message).toBe(new Set(found).size)
        expect(
          found.filter(item => !known.has(item)),
          message,
        ).toEqual([])
        for (const client of [...clients, reader]) client.terminate()
        all[victim] = await node(database)
      }
      process.stdout.write(`kill -9 of relay nodes: ${held.size} answered for, none lost\n`)
      expect(held.size).toBeGreaterThan(100)
      const store = await openPostgresStore(database, { use: 'beside' })
      expect(await store.read(toRoomName(room)!)).toMatchObject({ state: 'whole' })
      await store.close()
    },
  )

  test.each(['clean', 'killed'] as const)(
    'Redis restarts (%s) mid-run: nodes serve on without it, and find each other again',
    async how => {
      const all = await nodes(2, await postgres.database())
      const [a, b] = all.map(({ url }) => stockClient(url, room))
      await Promise.all([synced(a!), synced(b!)])
      const both = (item: string) => () => [a!, b!].every(({ doc }) => itemsOf(doc).includes(item))
      a!.doc.getArray('items').push(['before'])
      await until(both('before'), 'both have what was written before')
      await redis.stop(how)
      a!.doc.getArray('items').push(['during, from a'])
      b!.doc.getArray('items').push(['during, from b'])
      await until(() => both('during, from a')() && both('during, from b')(), 'both have it without Redis')
      await redis.start()
      await until(() => all.every(relay => relay.stderr().includes('redis is back')), 'both are back')
      const begun = performance.now()
      b!.doc.getArray('items').push(['after'])
      await until(both('after'), 'both have what was written after')
      expect(performance.now() - begun, 'by the bus, not by a look at the store').toBeLessThan(2_000)
      expect(itemsOf(a!.doc)).toEqual(itemsOf(b!.doc))
      expect(new Set(itemsOf(a!.doc)).size).toBe(4)
    },
  )

  test.each(['clean', 'killed'] as const)(
    'PostgreSQL restarts (%s) mid-run: rooms close, clients come back, nothing answered for is lost',
    async how => {
      const all = await nodes(2, await postgres.database())
      const clients = all.map(({ url }) => stockClient(url, room))
      await Promise.all(clients.map(synced))
      const raw = await RawClient.connect(all[0]!.url, room)
      raw.edit(doc => doc.getArray('items').push(['held']))
      expect(await raw.ask()).toBe(true)
      await postgres.stop(how)
      clients[0]!.doc.getArray('items').push(['meanwhile'])
      await until(() => !clients[0]!.provider.wsconnected, 'the room is closed where it could not be written')
      await postgres.start()
      clients[1]!.doc.getArray('items').push(['after'])
      await until(
        () => clients.every(({ doc, provider }) => provider.synced && itemsOf(doc).length === 3),
        'both have all',
        30_000,
      )
      const late = await RawClient.connect(all[1]!.url, room)
      await late.ask()
      expect(itemsOf(late.doc).toSorted()).toEqual(['after', 'held', 'meanwhile'])
    },
  )

  test('what can not be reached is said in plain words, exit 1; what is asked wrongly, exit 2', async () => {
    const database = await postgres.database()
    const open = (...args: string[]) => relayOutcome('--open', '--port', '0', ...args)
    const noRedis = await open('--store', database, '--redis', 'redis://127.0.0.1:1')
    expect(noRedis.code).toBe(1)
    expect(noRedis.stderr).toContain("Redis at 127.0.0.1:1 can't be used")
    const noPostgres = await open('--store', 'postgres://someone:secret@127.0.0.1:1/x')
    expect(noPostgres.code).toBe(1)
    expect(noPostgres.stderr).toContain('No PostgreSQL server answers at 127.0.0.1:1/x.')
    expect(noPostgres.stderr).not.toContain('secret')
    expect(await open('--redis', redis.url)).toMatchObject({ code: 2 })
    expect(await open('--store', 'mysql://x')).toMatchObject({ code: 2 })
  })
})
