import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LayerId } from '../ids'
import { coveredBy, effectiveLayers, enterLayer, importLayers, markLayer, OWN_LAYER } from './layers'

const id = (text: string): LayerId => text as LayerId
const record = { fileName: 'deals.csv', rows: 1, by: null, at: 0 }

function imported(...layers: string[]): Y.Map<unknown> {
  const registry = new Y.Doc().getMap('imports')
  for (const layer of layers) enterLayer(registry, id(layer), record)
  return registry
}

test('L4: layers stand in the order of their imports, each on the one before it', () => {
  const registry = imported('a', 'b', 'c')
  expect(effectiveLayers(registry)).toEqual([OWN_LAYER, 'a', 'b', 'c'])
  expect(importLayers(registry).map(layer => layer.on)).toEqual([[], ['a'], ['b']])
})

test('L4: a year of nightly imports costs a chain of keys, not their square', () => {
  const registry = imported(...Array.from({ length: 365 }, (_, night) => `night${night}`))
  expect(registry.size).toBe(365 * 3 - 1)
})

test('L5: an undone layer still counts while one stands on it, through others too', () => {
  const registry = imported('a', 'b', 'c')
  expect(coveredBy(registry, id('a'))?.layerId).toBe('b')
  markLayer(registry, id('b'), true)
  expect(coveredBy(registry, id('a'))?.layerId).toBe('c')
  markLayer(registry, id('a'), true)
  expect(effectiveLayers(registry)).toEqual([OWN_LAYER, 'a', 'b', 'c'])
  markLayer(registry, id('c'), true)
  expect(effectiveLayers(registry)).toEqual([OWN_LAYER])
  expect(coveredBy(registry, id('a'))).toBeNull()
})

test('L5: importing an undone file again takes the undo back', () => {
  const registry = imported('a')
  markLayer(registry, id('a'), true)
  enterLayer(registry, id('a'), record)
  expect(effectiveLayers(registry)).toEqual([OWN_LAYER, 'a'])
})

test('L2: a layer without its record does not count', () => {
  const registry = new Y.Doc().getMap('imports')
  registry.set('a:rank:1', true)
  expect(effectiveLayers(registry)).toEqual([OWN_LAYER])
})

test('L4: the highest rank wins, in whatever order ranks arrive', () => {
  const [one, two] = [imported('a', 'b'), new Y.Doc().getMap('imports')]
  enterLayer(two, id('b'), record)
  Y.applyUpdate(one.doc!, Y.encodeStateAsUpdate(two.doc!))
  Y.applyUpdate(two.doc!, Y.encodeStateAsUpdate(one.doc!))
  expect(effectiveLayers(one)).toEqual(effectiveLayers(two))
  expect(effectiveLayers(one)).toEqual([OWN_LAYER, 'a', 'b'])
})

test('L5: a chain of imports longer than the stack is deep, and a circle that no import made, end', () => {
  const registry = new Y.Doc().getMap('imports')
  registry.doc?.transact(() => {
    for (let n = 0; n < 20_000; n++) {
      registry.set(`l${n}`, record)
      registry.set(`l${n}:on:l${(n + 1) % 20_000}`, true)
    }
  })
  expect(effectiveLayers(registry)).toHaveLength(20_001)
  markLayer(registry, id('l7'), true)
  expect(effectiveLayers(registry)).toHaveLength(20_001)
  expect(coveredBy(registry, id('l7'))).not.toBeNull()
})

test('L4: a rank that no import could have written stands above none', () => {
  const registry = imported('a')
  for (const odd of ['Infinity', '1e300', '-5', '0x10', '9'.repeat(40)]) registry.set(`a:rank:${odd}`, true)
  enterLayer(registry, id('b'), record)
  expect(importLayers(registry).map(({ layerId, rank }) => [layerId, rank])).toEqual([['a', 1], ['b', 2]]) // prettier-ignore
})
