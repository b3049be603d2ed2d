import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toRoomName, type RoomName } from '../../../sync-server/room-name'
import { openPostgresStore, type PostgresOptions } from '../../../sync-server/store/postgres'
import { needing } from '../../support/services/installed'
import { type Postgres, query, startPostgres } from '../../support/services/postgres'
import { storeContract } from './store-contract'
import { afterTest } from './support'

const room = (name: string): RoomName => toRoomName(name)!
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const alone = { use: 'alone', patienceMs: 200 } as const
const shared = { use: 'shared', patienceMs: 200 } as const

const { title, isMissing } = needing('a postgres store', 'postgresql')

describe.skipIf(isMissing)(title, () => {
  let postgres: Postgres
  beforeAll(async () => (postgres = await startPostgres()))
  afterAll(() => postgres.remove())

  const open = async (url: string, options: PostgresOptions = alone) => {
    const store = await openPostgresStore(url, options)
    afterTest(() => store.close())
    return store
  }

  describe('as any store', () => {
    storeContract(async () => {
      const url = await postgres.database()
      const where = 'WHERE room = (SELECT id FROM winroom_relay.rooms WHERE name = $1) AND seq = $2'
      const tamper = async (sql: string, name: string, seq: number): Promise<void> =>
        expect(await query(url, sql, [name, seq])).toBe(1)
      return {
        open: () => openPostgresStore(url, alone),
        flip: (name, seq) => tamper(`UPDATE winroom_relay.entries SET bytes = '\\xff' ${where}`, name, seq),
        rewind: (name, head) =>
          tamper('UPDATE winroom_relay.rooms SET head = $2 WHERE name = $1', name, head),
        lose: (name, seq) => tamper(`DELETE FROM winroom_relay.entries ${where}`, name, seq),
      }
    }, 8)
  })

  test.each(['clean', 'killed'] as const)(
    'the server goes (%s) and comes back: what was answered is there, calls meanwhile throw, later ones work',
    async how => {
      const store = await open(await postgres.database())
      expect(await store.append(room('w/a'), [bytes(1)])).toBe(1)
      await store.read(room('w/a'))
      await postgres.stop(how)
      await expect(store.append(room('w/a'), [bytes(2)])).rejects.toThrow()
      await expect(store.read(room('w/a'))).rejects.toThrow()
      await postgres.start()
      expect(await store.append(room('w/a'), [bytes(3)])).toBe(2)
      const log = await store.read(room('w/a'))
      expect(log).toMatchObject({ state: 'whole', head: 2 })
    },
  )

  test('a restart that nobody noticed costs a read nothing', async () => {
    const store = await open(await postgres.database())
    await store.append(room('w/a'), [bytes(1)])
    await Promise.all([1, 2, 3, 4].map(() => store.read(room('w/a'))))
    await postgres.stop()
    await postgres.start()
    expect(await store.read(room('w/a'))).toMatchObject({ state: 'whole', head: 1 })
  })

  test("two nodes append to the same rooms at once: every entry once, without gaps, in nobody else's number", async () => {
    const url = await postgres.database()
    const nodes = [await open(url, shared), await open(url, shared)]
    const answers: string[] = []
    const write = async (node: number): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        const batch = ['w/a', 'w/b', 'w/c'].map(async name => {
          const head = await nodes[node]!.append(room(name), [bytes(node, i), bytes(node, i)])
          answers.push(`${name}:${head}`)
        })
        await Promise.all(i % 2 === node ? batch : batch.toReversed())
        if (i % 20 === 10) await nodes[node]!.compact(room('w/a'), { upTo: i, bytes: bytes(1) })
      }
    }
    await Promise.all([write(0), write(1)])
    expect(new Set(answers).size).toBe(360)
    for (const name of ['w/a', 'w/b', 'w/c']) {
      const log = await nodes[0]!.read(room(name))
      expect(log).toMatchObject({ state: 'whole', head: 240 })
    }
    const all = await nodes[1]!.read(room('w/b'))
    if (all.state !== 'whole') throw new Error(all.what)
    for (let i = 0; i < 240; i += 2) expect(all.entries[i]!.bytes).toEqual(all.entries[i + 1]!.bytes)
  })

  test('a relay without other nodes has the database alone, nodes share it', async () => {
    const url = await postgres.database()
    const first = await openPostgresStore(url, alone)
    await expect(openPostgresStore(url, shared)).rejects.toThrow('has it alone')
    await expect(openPostgresStore(url, alone)).rejects.toThrow('Several on one database need --redis')
    await first.close()
    await open(url, shared)
    await open(url, shared)
    await expect(openPostgresStore(url, alone)).rejects.toThrow('in use by another relay')
  })

  test('nodes that start at the same time on an empty database make its tables once', async () => {
    const url = await postgres.database()
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(url, shared)))
    expect(new Set(stores.map(store => store.generation)).size).toBe(1)
  })

  test('a faulty room takes no other along that shares its transaction', async () => {
    const url = await postgres.database()
    const store = await open(url)
    await store.append(room('w/bad'), [bytes(1)])
    await query(url, `ALTER TABLE winroom_relay.entries ADD CHECK (room <> 1 OR seq < 2)`)
    const names = ['w/good', 'w/bad', 'w/good']
    const results = await Promise.allSettled(names.map((name, i) => store.append(room(name), [bytes(i)])))
    const heads = results.map(result => (result.status === 'fulfilled' ? result.value : 'failed'))
    expect(heads).toEqual([1, 'failed', 2])
    expect(await store.read(room('w/bad'))).toMatchObject({ state: 'whole', head: 1 })
  })

  test('what can not be opened is said in plain words, and never with the password', async () => {
    const url = await postgres.database()
    const { port } = new URL(url)
    const opening = (text: string) => openPostgresStore(text, alone)
    await expect(opening(url.replace('winroom@', 'nobody:secret@'))).rejects.toThrow(/refuses this user/)
    await expect(opening(url.replace('winroom@', 'nobody:secret@'))).rejects.not.toThrow(/secret/)
    await expect(opening(`postgres://winroom@127.0.0.1:${port}/none`)).rejects.toThrow(
      /"none" does not exist/,
    )
    await expect(opening('postgres://winroom@127.0.0.1:1/none')).rejects.toThrow(
      'No PostgreSQL server answers at 127.0.0.1:1/none.',
    )
    await query(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET search_path = 'nowhere'`)
    await (await opening(url)).close()
    await query(url, 'UPDATE winroom_relay.meta SET version = 99')
    await expect(opening(url)).rejects.toThrow('written by a newer relay')
  })
})
