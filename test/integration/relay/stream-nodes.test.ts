import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createMemoryBus, memoryExchange } from '../../../sync-server/bus/memory'
import { closeCodes } from '../../../sync-server/close-codes'
import type { EmbeddedRelay } from '../../../sync-server/embedded'
import { silentLog } from '../../../sync-server/log'
import { joinCluster } from '../../../sync-server/nodes/cluster'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { StreamClient, type StreamMemory } from '../../support/stream-client'
import { Owner } from './access-support'
import { afterTest, RawClient, startRelay, until } from './support'

/** Two nodes in this process, on one memory store and one memory bus. */
async function twoNodes(options = {}): Promise<[EmbeddedRelay, EmbeddedRelay]> {
  const disk = new Map<string, MemoryRoom>()
  const exchange = memoryExchange()
  const start = async (): Promise<EmbeddedRelay> => {
    const store = createMemoryStore(disk)
    const bus = createMemoryBus(exchange)
    const times = { beatMs: 20, goneMs: 120, checkMs: 100, deafCheckMs: 20 }
    const nodes = joinCluster({ store, bus, log: silentLog, times })
    afterTest(async () => {
      await nodes.close()
      await bus.close()
    })
    return startRelay({ store, nodes, limits: { keepAliveMs: 60 }, ...options })
  }
  return [await start(), await start()]
}

function stream(url: string, workspace: string, memory?: StreamMemory): StreamClient {
  const client = StreamClient.connect(url, workspace, memory)
  afterTest(() => client.end())
  return client
}

const set = (key: string, value: unknown) => (doc: Y.Doc) => void doc.getMap('m').set(key, value)
const get = (client: StreamClient, room: string): unknown => client.doc(room).getMap('m').toJSON()

test('a stream hears what is appended on another node, in rooms that are open on none', async () => {
  const [first, second] = await twoNodes()
  const [writer, reader] = [stream(first.url, 'w1'), stream(second.url, 'w1')]
  await Promise.all([writer.caughtUp(), reader.caughtUp()])
  for (let i = 0; i < 20; i++) await writer.edit(`deal/d${i % 3}`, set(`k${i}`, i))
  await until(() => Object.keys(get(reader, 'deal/d1') as object).length === 7, 'the other node tells it')
  await until(
    () => JSON.stringify(get(reader, 'deal/d2')) === JSON.stringify(get(writer, 'deal/d2')),
    'all of it',
  )
  const moved = stream(first.url, 'w1', reader.memory)
  await moved.caughtUp()
  expect(moved.docs.size).toBe(0)
})

test('a member who is revoked at one node is closed out of the other', async () => {
  const [first, second] = await twoNodes({ grants: {} })
  const owner = new Owner()
  await owner.create(first.url)
  const client = await RawClient.connect(
    second.url,
    `${owner.workspace}/board/b?grant=${await owner.grant({ member: 'ann' })}`,
  )
  expect(await client.ask()).toBe(true)
  await owner.append(first.url, { kind: 'revoke-member', member: 'ann' })
  expect(await client.closed()).toBe(closeCodes.unauthorized)
})
