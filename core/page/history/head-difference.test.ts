import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CompetitorId, ItemId } from '../../ids'
import { addHeadItem, editHeadItem, headText, markHeadItem, readHead, setHeadValue, setInHead } from '../head'
import { headDifference } from './head-difference'

const asItem = (id: string): ItemId => id as ItemId
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

test('texts are told word for word, values and items by what they were and are; what stayed is not told', () => {
  const old = new Y.Doc()
  headText(old, 'position').insert(0, 'We are faster')
  headText(old, 'pricePosture').insert(0, 'Say nothing')
  addHeadItem(old, 'battlecard', 'claims', { id: asItem('a'), after: null, fields: { text: 'Support', section: 'win' } }) // prettier-ignore
  addHeadItem(old, 'battlecard', 'claims', { id: asItem('b'), after: asItem('a'), fields: { text: 'Price', section: 'lose' } }) // prettier-ignore
  const now = copyOf(old)
  headText(now, 'position').insert(7, 'much ')
  setHeadValue(now, 'battlecard', 'competitorId', 'rival' as CompetitorId)
  editHeadItem(now, 'battlecard', 'claims', asItem('b'), { checkedOn: '2026-11-26' as never })
  markHeadItem(now, 'battlecard', 'claims', asItem('a'), true)
  const changes = headDifference(readHead(old, 'battlecard'), readHead(now, 'battlecard'))
  expect(changes.map(({ list, place, name, before, after }) => [list, place, name, before, after])).toEqual([
    [null, 0, 'position', 'We are faster', 'We are much faster'],
    [null, 0, 'competitorId', null, 'rival'],
    ['claims', 1, 'checkedOn', null, '2026-11-26'],
    ['claims', 1, 'section', 'win', null],
    ['claims', 1, 'text', 'Support', null],
    ['claims', 1, 'audience', 'internal', null],
  ])
  expect(changes[0]?.words).toEqual([
    { kind: 'same', text: 'We are ' },
    { kind: 'added', text: 'much ' },
    { kind: 'same', text: 'faster' },
  ])
})

test('a set is what is in it; two states of one head that say the same differ in nothing', () => {
  const old = new Y.Doc()
  setInHead(old, 'tactic', 'stages', 's1', true)
  const now = copyOf(old)
  setInHead(now, 'tactic', 'stages', 's2', true)
  setInHead(now, 'tactic', 'competitors', 'c', true)
  setInHead(now, 'tactic', 'competitors', 'c', false)
  expect(headDifference(readHead(old, 'tactic'), readHead(now, 'tactic'))).toEqual([
    { list: null, place: 0, name: 'stages', before: ['s1'], after: ['s1', 's2'], words: null },
  ])
  expect(headDifference(readHead(now, 'tactic'), readHead(copyOf(now), 'tactic'))).toEqual([])
})
