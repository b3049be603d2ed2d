import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentName } from '../store/port'
import { Outbox, type Sending } from './outbox'

const name = 'page/1' as DocumentName // the outbox never reads it

/** A document's edits, each of about so many bytes. */
function edits(count: number, bytes: number): { readonly doc: Y.Doc; readonly updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  for (let i = 0; i < count; i++) doc.getMap('m').set(`k${i}`, 'x'.repeat(bytes))
  return { doc, updates }
}

test('what has gathered goes in frames under 256 KiB, one answered for before the next, and all of it arrives', () => {
  const sent: Sending[] = []
  const outbox = new Outbox(item => sent.push(item))
  const { doc, updates } = edits(20, 60_000)
  for (const update of updates) outbox.add(name, update)
  outbox.resume()
  for (let i = 0; i < sent.length; i++) {
    expect(sent).toHaveLength(i + 1)
    expect(outbox.has(name)).toBe(true)
    outbox.durable(sent[i]!.ref)
  }
  expect(outbox.counts()).toEqual({ unheld: 0, unsent: 0 })
  expect(outbox.has(name)).toBe(false)
  expect(sent.length).toBe(5)
  expect(Math.max(...sent.map(({ update }) => update.byteLength))).toBeLessThan(256 * 1024)
  const copy = new Y.Doc()
  for (const { update } of sent) Y.applyUpdate(copy, update)
  expect(copy.getMap('m').toJSON()).toEqual(doc.getMap('m').toJSON())
})

test('what was refused halfway, or cut off, is sent again and counted until it is answered for', () => {
  const sent: Sending[] = []
  const outbox = new Outbox(item => sent.push(item))
  const { updates } = edits(6, 100_000)
  for (const update of updates) outbox.add(name, update)
  outbox.resume()
  outbox.durable(sent[0]!.ref)
  expect(outbox.counts().unheld).toBe(4)
  outbox.pause()
  expect(outbox.counts()).toEqual({ unheld: 4, unsent: 4 })
  outbox.resume()
  for (let i = 2; i < sent.length; i++) outbox.durable(sent[i]!.ref)
  expect(outbox.counts()).toEqual({ unheld: 0, unsent: 0 })
})

test('one edit that is larger than a frame should be goes as it is', () => {
  const sent: Sending[] = []
  const outbox = new Outbox(item => sent.push(item))
  const { updates } = edits(2, 300_000)
  for (const update of updates) outbox.add(name, update)
  outbox.resume()
  outbox.durable(sent[0]!.ref)
  expect(sent.map(({ update }) => update)).toEqual(updates)
})
