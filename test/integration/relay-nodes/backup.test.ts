import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { needing } from '../../support/services/installed'
import { type Postgres, query, startPostgres } from '../../support/services/postgres'
import { startRedis } from '../../support/services/redis'
import type { Service } from '../../support/services/service'
import { RawClient, relayOutcome, relayProcess, temporaryFolder } from '../relay/support'

const itemsOf = (doc: Y.Doc): string[] => doc.getArray<string>('items').toArray()

const { title, isMissing } = needing(
  'backup, restore and repair of relay nodes',
  'postgresql',
  'redis-server',
)

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

  const node = (database: string) => relayProcess('unused', '--store', database, '--redis', redis.url)

  /** Two rooms with three items each, on a node that runs. */
  async function filled(): Promise<{ database: string; url: string }> {
    const database = await postgres.database()
    const { url } = await node(database)
    for (const room of ['w/board/a', 'w/board/b']) {
      const client = await RawClient.connect(url, room)
      for (const item of ['x', 'y', 'z']) {
        client.edit(doc => doc.getArray('items').push([item]))
        await client.ask()
      }
      client.terminate()
    }
    return { database, url }
  }

  const read = async (url: string, room: string): Promise<string[]> => {
    const client = await RawClient.connect(url, room)
    await client.ask()
    client.terminate()
    return itemsOf(client.doc)
  }

  test('a backup of a database in use restores to another database, and to SQLite', async () => {
    const { database } = await filled()
    const out = join(temporaryFolder(), 'backup')
    const taken = await relayOutcome('backup', '--store', database, '--out', out)
    expect(taken).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('2 rooms (6 entries') as string,
    })
    const other = await postgres.database()
    expect(await relayOutcome('restore', '--store', other, '--from', out)).toMatchObject({
      code: 0,
      stderr: '',
    })
    const folder = join(temporaryFolder(), 'data')
    expect(await relayOutcome('restore', '--data', folder, '--from', out)).toMatchObject({
      code: 0,
      stderr: '',
    })
    const [moved, alone] = [await node(other), await relayProcess(folder)]
    expect(await read(moved.url, 'w/board/b')).toEqual(['x', 'y', 'z'])
    expect(await read(alone.url, 'w/board/a')).toEqual(['x', 'y', 'z'])
    const over = await relayOutcome('restore', '--store', database, '--from', out)
    expect(over).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('in use by another relay') as string,
    })
  })

  test('a damaged room is repaired while nodes run; what was taken out is kept in the database', async () => {
    const { database } = await filled()
    const where = `room = (SELECT id FROM winroom_relay.rooms WHERE name = 'w/board/a')`
    await query(database, `UPDATE winroom_relay.entries SET bytes = '\\x00' WHERE seq = 2 AND ${where}`)
    const second = await node(database)
    const closed = await RawClient.connect(second.url, 'w/board/a')
    expect(await closed.closed()).toBe(4510)
    const repaired = await relayOutcome('repair', '--store', database)
    expect(repaired).toMatchObject({ code: 0, stderr: '' })
    expect(repaired.stdout).toContain('w/board/a: 1 lost of 3 (entry 2 fails its checksum)')
    expect(
      await query(database, `SELECT 1 FROM winroom_relay.set_aside WHERE bytes = '\\x00' AND seq = 2`),
    ).toBe(1)
    expect(await read(second.url, 'w/board/a')).toEqual(['x'])
    expect(await read(second.url, 'w/board/b')).toEqual(['x', 'y', 'z'])
    expect((await relayOutcome('repair', '--store', database)).stdout).toBe('Nothing to repair.\n')
  })
})
