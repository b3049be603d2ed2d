import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { presenceFrame, updateFrame } from '../../../sync-server/wire'
import { RawClient, startRelay, stockClient, synced, temporaryFolder, until } from './support'

const room = 'w1/board/b1'
const text = (doc: Y.Doc): string => doc.getText('t').toJSON()
const stateOf = (doc: Y.Doc): unknown => [doc.getMap('m').toJSON(), text(doc)]

test('two stock clients converge, and a third that comes late', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const a = stockClient(url, room)
  const b = stockClient(url, room)
  await Promise.all([synced(a), synced(b)])
  a.doc.getText('t').insert(0, 'hello')
  b.doc.getMap('m').set('k', { deep: [1, 2] })
  await until(() => text(b.doc) === 'hello' && a.doc.getMap('m').has('k'), 'both have both')
  const late = stockClient(url, room)
  await synced(late)
  expect(stateOf(late.doc)).toEqual([{ k: { deep: [1, 2] } }, 'hello'])
})

test('rooms do not hear each other', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const a = stockClient(url, 'w1/board/b1')
  const other = stockClient(url, 'w1/board/b2')
  await Promise.all([synced(a), synced(other)])
  a.doc.getText('t').insert(0, 'secret')
  other.doc.getText('t').insert(0, 'mine')
  const late = stockClient(url, 'w1/board/b2')
  await synced(late)
  expect(text(late.doc)).toBe('mine')
})

test('what was written before the first connection, and offline, arrives', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'before')
  const a = stockClient(url, room, doc)
  const b = stockClient(url, room)
  await Promise.all([synced(a), synced(b)])
  await until(() => text(b.doc) === 'before', 'b has what a had')
  a.provider.disconnect()
  a.doc.getText('t').insert(6, ' and after')
  b.doc.getText('t').delete(0, 3)
  a.provider.connect()
  await until(() => text(a.doc) === 'ore and after' && text(b.doc) === 'ore and after', 'both have all')
})

test('a restart of the relay keeps all, and clients find back by themselves', async () => {
  const dataDir = temporaryFolder()
  const first = await startRelay({ dataDir })
  const a = stockClient(first.url, room)
  const b = stockClient(first.url, room)
  await Promise.all([synced(a), synced(b)])
  for (let i = 0; i < 200; i++) a.doc.getMap('m').set(`k${i}`, i)
  b.doc.getText('t').insert(0, 'kept')
  await until(() => a.doc.getMap('m').size === 200 && text(a.doc) === 'kept', 'a has all')
  await first.close()
  a.doc.getText('t').insert(4, ' a')
  const second = await startRelay({ dataDir, port: first.port })
  await until(() => text(b.doc) === 'kept a', 'b has what a wrote while the relay was away')
  a.provider.destroy()
  b.provider.destroy()
  const late = stockClient(second.url, room)
  await synced(late)
  expect(text(late.doc)).toBe('kept a')
  expect(late.doc.getMap('m').size).toBe(200)
})

test('presence: who is here, who comes late, who has gone, who comes back', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const a = stockClient(url, room)
  const b = stockClient(url, room)
  a.provider.awareness.setLocalState({ name: 'Ann' })
  b.provider.awareness.setLocalState({ name: 'Bob' })
  const sees = (who: typeof a, id: number): unknown => who.provider.awareness.getStates().get(id)?.['name']
  await until(
    () => sees(a, b.doc.clientID) === 'Bob' && sees(b, a.doc.clientID) === 'Ann',
    'they see each other',
  )
  const late = stockClient(url, room)
  await until(() => sees(late, a.doc.clientID) === 'Ann', 'who is late sees who is here')
  a.provider.disconnect()
  await until(() => sees(b, a.doc.clientID) === undefined, 'who has gone is gone')
  a.provider.connect()
  const later = stockClient(url, room)
  await until(() => sees(later, a.doc.clientID) === 'Ann', 'who came back is seen')
})

test('presence of a connection that broke off goes with it, what it echoed of others stays', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const watcher = stockClient(url, room)
  await synced(watcher)
  const ids = (): number[] => [...watcher.provider.awareness.getStates().keys()].filter(id => id < 10).sort()
  const one = await RawClient.connect(url, room)
  const two = await RawClient.connect(url, room)
  one.send(presenceFrame([{ client: 1, clock: 1, json: '{"n":1}' }]))
  two.send(presenceFrame([{ client: 2, clock: 1, json: '{"n":2}' }]))
  await until(() => ids().join() === '1,2', 'both are seen')
  two.send(presenceFrame([{ client: 1, clock: 1, json: '{"n":1}' }]))
  await two.ask()
  two.terminate()
  await until(() => ids().join() === '1', 'only the broken one is gone')
})

test('a sender hears its own presence, and anybody who asks hears all', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const client = await RawClient.connect(url, room)
  const state = { client: 7, clock: 3, json: '{"x":1}' }
  client.send(presenceFrame([state]))
  await until(() => client.received.some(message => message.kind === 'presence'), 'the echo is there')
  expect(client.received.find(message => message.kind === 'presence')).toEqual({
    kind: 'presence',
    states: [state],
  })
  client.received.length = 0
  client.send(Uint8Array.of(3))
  await until(() => client.received.length > 0, 'the question is answered')
  expect(client.received).toEqual([{ kind: 'presence', states: [state] }])
})

test('a client that says nothing is told that the relay lives', async () => {
  const { url } = await startRelay({ store: createMemoryStore(), limits: { keepAliveMs: 60 } })
  const client = await RawClient.connect(url, room)
  const isAlive = (): boolean => client.received.filter(({ kind }) => kind === 'presence').length >= 2
  await until(isAlive, 'empty presence frames come')
  expect(client.received.find(({ kind }) => kind === 'presence')).toEqual({ kind: 'presence', states: [] })
})

test('S5 an answer to a step one waits until all before it is on disk, and holds it', async () => {
  const real = createMemoryStore()
  let release: () => void = () => undefined
  const slow = new Promise<void>(resolve => (release = resolve))
  const store = {
    ...real,
    append: (...args: Parameters<typeof real.append>) => slow.then(() => real.append(...args)),
  }
  const { url } = await startRelay({ store })
  const writer = await RawClient.connect(url, room)
  const other = await RawClient.connect(url, room)
  await Promise.all([writer.ask(), other.ask()])
  writer.edit(doc => doc.getMap('m').set('k', 1))
  const answered = writer.ask(Uint8Array.of(0)) // asks for everything
  await until(() => other.doc.getMap('m').get('k') === 1, 'others have it before the disk has')
  expect(writer.received.filter(({ kind }) => kind === 'step-two')).toHaveLength(1)
  release()
  await answered
  const copy = new Y.Doc()
  const answer = writer.received.findLast(message => message.kind === 'step-two')!
  if (answer.kind === 'step-two') Y.applyUpdate(copy, answer.update)
  expect(copy.getMap('m').toJSON()).toEqual({ k: 1 })
})

test('a client that comes back with nothing new makes the log no longer', async () => {
  const disk = new Map<string, MemoryRoom>()
  const { url } = await startRelay({ store: createMemoryStore(disk) })
  const a = stockClient(url, room)
  await synced(a)
  a.doc.getText('t').insert(0, 'hello')
  a.doc.getText('t').delete(0, 2)
  const witness = await RawClient.connect(url, room)
  await witness.ask()
  await until(() => text(witness.doc) === 'llo', 'all has arrived')
  const before = disk.get(room)!.head
  for (let i = 0; i < 3; i++) {
    a.provider.disconnect()
    a.provider.connect()
    await synced(a)
  }
  a.doc.getText('t').insert(3, '!')
  await until(() => text(witness.doc) === 'llo!', 'the relay has heard all that a said')
  expect(disk.get(room)!.head).toBe(before + 1)
})

test('updates that wait for one that is missing are kept and passed on', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') doc.getText('t').insert(doc.getText('t').length, letter)
  const client = await RawClient.connect(url, room)
  await client.ask()
  client.send(updateFrame(updates[2]!))
  client.send(updateFrame(updates[0]!))
  const late = await RawClient.connect(url, room)
  await late.ask()
  expect(text(late.doc)).toBe('a')
  client.send(updateFrame(updates[1]!))
  await until(() => text(late.doc) === 'abc', 'the gap is closed')
})

test('compaction while clients write loses nothing, and a room without clients leaves memory', async () => {
  const disk = new Map<string, MemoryRoom>()
  const limits = { compactEntries: 5, compactQuietMs: 0, roomIdleMs: 20, replicaIdleMs: 10 }
  const relay = await startRelay({ store: createMemoryStore(disk), limits })
  const a = await RawClient.connect(relay.url, room)
  for (let i = 0; i < 120; i++) {
    a.edit(doc => doc.getMap('m').set(`k${i % 50}`, i))
    if (i % 3 === 0) await a.ask()
  }
  expect(await a.ask()).toBe(true)
  await until(
    () => disk.get(room)!.snapshot !== null && disk.get(room)!.entries.length < 5,
    'the log is short',
  )
  a.terminate()
  await until(() => relay.stats().rooms === 0, 'the room has left memory')
  const late = stockClient(relay.url, room)
  await synced(late)
  expect(late.doc.getMap('m').toJSON()).toEqual(a.doc.getMap('m').toJSON())
})

test('a busy room is compacted when nothing more comes, when it is left, or when its log is overdue', async () => {
  const disk = new Map<string, MemoryRoom>()
  const hour = 3_600_000
  const limits = { compactEntries: 5, overdueEntries: 10, compactQuietMs: hour, roomIdleMs: 20 }
  const relay = await startRelay({ store: createMemoryStore(disk), limits })
  const edit = async (client: RawClient, count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      client.edit(doc => doc.getArray('edits').push([i]))
      await client.ask()
    }
  }
  const a = await RawClient.connect(relay.url, room)
  await edit(a, 9)
  expect(disk.get(room)).toMatchObject({ snapshot: null, head: 9 })
  await edit(a, 1)
  await until(() => disk.get(room)!.snapshot?.seq === 10, 'overdue')
  await edit(a, 6)
  expect(disk.get(room)!.entries.length).toBe(6)
  a.terminate()
  await until(() => relay.stats().rooms === 0, 'the room has left memory')
  expect(disk.get(room)).toMatchObject({ snapshot: { seq: 16 }, entries: [] })
})
