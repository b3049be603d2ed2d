import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { heldPointOf, proveHeld } from './held'

function replicas(): { ours: Y.Doc; relay: Y.Doc; known: Map<number, number> } {
  const ours = new Y.Doc()
  ours.getMap('m').set('a', 1)
  const relay = new Y.Doc()
  Y.applyUpdate(relay, Y.encodeStateAsUpdate(ours))
  return { ours, relay, known: Y.decodeStateVector(Y.encodeStateVector(relay)) }
}

function answer(relay: Y.Doc, known: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateAsUpdate(relay, Y.encodeStateVector(new Map(known)))
}

test('S5: an edit is held once the answer contains it, and not before', () => {
  const { ours, relay, known } = replicas()
  ours.getMap('m').set('b', 2)
  const wanted = heldPointOf(ours)
  expect(proveHeld(known, answer(relay, known), wanted).covers).toBe(false)
  Y.applyUpdate(relay, Y.encodeStateAsUpdate(ours))
  const proof = proveHeld(known, answer(relay, known), wanted)
  expect(proof.covers).toBe(true)
  expect(proof.vector.get(ours.clientID)).toBe(2)
})

test('S5: a delete moves no state vector, and is held only once the delete set says so', () => {
  const { ours, relay, known } = replicas()
  ours.getMap('m').delete('a')
  const wanted = heldPointOf(ours)
  expect(Y.encodeStateVector(ours)).toEqual(Y.encodeStateVector(relay))
  expect(proveHeld(known, answer(relay, known), wanted).covers).toBe(false)
  Y.applyUpdate(relay, Y.encodeStateAsUpdate(ours))
  expect(proveHeld(known, answer(relay, known), wanted).covers).toBe(true)
})

test('S5: an answer with a gap in it proves nothing beyond the gap', () => {
  const { ours, known } = replicas()
  const updates: Uint8Array[] = []
  ours.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 3; i++) ours.getMap('m').set(`k${i}`, i)
  const wanted = heldPointOf(ours)
  const gap = Y.mergeUpdates([updates[0]!, updates[2]!])
  const proof = proveHeld(known, gap, wanted)
  expect(proof.covers).toBe(false)
  expect(proof.vector.get(ours.clientID)).toBe(2)
})
