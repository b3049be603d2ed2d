import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openMemoryStore } from '../store/memory'
import { StoreError, type DocumentName } from '../store/port'
import { systemTimers } from '../timers'
import { Documents } from './documents'
import { DocumentRegistry } from './registry'

const page = 'page/p1' as DocumentName

function registryOn(store = openMemoryStore()) {
  return { store, registry: new DocumentRegistry(store, systemTimers) }
}

function update(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  edit(doc)
  return Y.encodeStateAsUpdate(doc)
}

test('a document stays until its last reader has gone and its last write is on disk, then leaves memory', async () => {
  const { registry } = registryOn()
  const first = registry.acquire(page)
  const second = registry.acquire(page)
  expect(second.doc).toBe(first.doc)
  first.doc.getText('t').insert(0, 'kept')
  first.release()
  first.release()
  expect(registry.get(page), 'the other reader').toBeDefined()
  second.release()
  expect(registry.get(page), 'its write is under way').toBeDefined()
  await registry.settled()
  expect(registry.get(page)).toBeUndefined()
  expect(registry.acquire(page).doc.getText('t').toJSON()).toBe('kept')
})

test('what arrives for a document that nobody reads goes to the disk, and makes no document', async () => {
  const { registry } = registryOn()
  const changed: string[] = []
  const documents = new Documents(registry, systemTimers)
  const told = new Promise<void>(resolve => documents.onChanged(name => (changed.push(name), resolve())))
  await registry.arrive(page, [update(doc => doc.getText('t').insert(0, 'from afar'))])
  expect(registry.loaded()).toEqual([])
  expect(documents.seq(page)).toBe(1)
  await told
  expect(changed).toEqual([page])
  expect(documents.read(page).getText('t').toJSON()).toBe('from afar')
  expect(registry.loaded(), 'reading keeps nothing').toEqual([])
})

test('a document that is loaded while an arrival is under way to the disk has it, once it is there', async () => {
  const { registry } = registryOn()
  const arrived = registry.arrive(page, [update(doc => doc.getText('t').insert(0, 'just in time'))])
  const lease = registry.acquire(page)
  await arrived
  expect(lease.doc.getText('t').toJSON()).toBe('just in time')
  expect(registry.saving.pending).toBe(0)
})

test('an arrival that waits for another one is kept, though the document can show nothing of it yet', async () => {
  const { store, registry } = registryOn()
  const source = new Y.Doc()
  const updates: Uint8Array[] = []
  source.on('update', (each: Uint8Array) => updates.push(each))
  source.getText('t').insert(0, 'first ')
  source.getText('t').insert(6, 'second')
  const lease = registry.acquire(page)
  await registry.arrive(page, [updates[1]!])
  lease.release()
  await registry.arrive(page, [updates[0]!])
  const again = new DocumentRegistry(store, systemTimers).acquire(page)
  expect(again.doc.getText('t').toJSON()).toBe('first second')
})

test('S3: a document whose bytes make none is not opened as an empty one', async () => {
  const { store, registry } = registryOn()
  await store.append([{ document: page, update: new Uint8Array([9, 9, 9]) }])
  expect(() => registry.acquire(page)).toThrow(StoreError)
  expect(registry.get(page)).toBeUndefined()
})

test('an edit of a document that no window shows is stored, told, and leaves memory', async () => {
  const { registry } = registryOn()
  const documents = new Documents(registry, systemTimers)
  const origin = { from: 'command', windowId: '1' } as const
  documents.edit(page, origin, doc => doc.getText('t').insert(0, 'imported'))
  await registry.settled()
  expect(registry.loaded()).toEqual([])
  expect(documents.names()).toEqual([page])
  expect(documents.read(page).getText('t').toJSON()).toBe('imported')
})
