import { describe, expect, it } from 'vitest'
import { boardIdSchema, pageIdSchema, tagIdSchema, type PageId } from '../../../../core/ids'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { indexWiki, pathTo } from '../../../replica/wiki-index'
import { standingOf } from './drop-standing'
import { canStandAt, stepOf } from './standing'
import { NO_TREE_FILTER, treeRows } from './tree-rows'

const id = (name: string) => pageIdSchema.parse(name)
const at = { currentLevel: 0, indentPerLevel: 16 }

function row(name: string, parent: string | null, order: string, more: Partial<PageRow> = {}): PageRow {
  return {
    id: id(name),
    kind: 'note',
    title: name,
    parentId: parent === null ? null : id(parent),
    order,
    stray: null,
    tags: [],
    favourite: false,
    template: null,
    sample: null,
    createdAt: null,
    createdBy: null,
    updatedAt: null,
    updatedBy: null,
    words: 0,
    checks: null,
    state: 'current',
    ...more,
  }
}

/** a [ b [ c ], d ], e */
const index = indexWiki([
  row('e', null, 'a2'),
  row('a', null, 'a1'),
  row('d', 'a', 'a2'),
  row('b', 'a', 'a1', { tags: [tagIdSchema.parse('hot')] }),
  row('c', 'b', 'a1'),
])
const lines = (expanded: readonly string[], filter = NO_TREE_FILTER) =>
  treeRows(index, new Set(expanded.map(id)), filter).map(
    one => `${one.level} ${one.page.id} ${one.position}/${one.of}`,
  )

describe('the lines of the tree', () => {
  it('shows what is unfolded, in order, each with its level and its place among its siblings', () => {
    expect(lines([])).toEqual(['1 a 1/2', '1 e 2/2'])
    expect(lines(['a'])).toEqual(['1 a 1/2', '2 b 1/2', '2 d 2/2', '1 e 2/2'])
    expect(lines(['b'])).toEqual(['1 a 1/2', '1 e 2/2'])
  })

  it('through a filter shows what is found and the pages above it, unfolded', () => {
    expect(lines([], { text: 'C', tagId: null })).toEqual(['1 a 1/1', '2 b 1/1', '3 c 1/1'])
    expect(lines([], { text: '', tagId: tagIdSchema.parse('hot') })).toEqual(['1 a 1/1', '2 b 1/1'])
  })

  it('shows templates apart, and what stands beneath one with the pages above it', () => {
    const other = indexWiki([
      row('a', null, 'a1'),
      row('t', 'a', 'a1', { template: { language: 'en' }, sample: boardIdSchema.parse('s') }),
      row('c', 't', 'a1'),
    ])
    expect(other.templates.map(page => page.id)).toEqual(['t'])
    expect(treeRows(other, new Set([id('a')]), NO_TREE_FILTER).map(one => one.page.id)).toEqual(['a', 'c'])
    expect(pathTo(other, id('c')).map(page => page.id)).toEqual(['a'])
  })
})

describe('steps by keyboard', () => {
  const step = (name: string, move: Parameters<typeof stepOf>[2]) => stepOf(index, id(name), move)
  it('goes up and down among siblings, and no further', () => {
    expect(step('d', 'up')).toEqual({ parentId: 'a', after: null })
    expect(step('b', 'up')).toBeNull()
    expect(step('b', 'down')).toEqual({ parentId: 'a', after: 'd' })
    expect(step('e', 'down')).toBeNull()
  })
  it('goes in beneath the page above, and out to just below the page that it was beneath', () => {
    expect(step('e', 'in')).toEqual({ parentId: 'a', after: 'last' })
    expect(step('a', 'in')).toBeNull()
    expect(step('c', 'out')).toEqual({ parentId: 'a', after: 'b' })
    expect(step('a', 'out')).toBeNull()
  })
})

describe('drops', () => {
  it('comes to stand by the part of the line that the pointer is on', () => {
    expect(standingOf(index, id('d'), { type: 'make-child', ...at })).toEqual({
      parentId: 'd',
      after: 'last',
    })
    expect(standingOf(index, id('d'), { type: 'reorder-above', ...at })).toEqual({
      parentId: 'a',
      after: 'b',
    })
    expect(standingOf(index, id('b'), { type: 'reorder-above', ...at })).toEqual({
      parentId: 'a',
      after: null,
    })
    expect(standingOf(index, id('b'), { type: 'reorder-below', ...at })).toEqual({
      parentId: 'a',
      after: 'b',
    })
  })
  it('at the foot of a branch goes as far out as the pointer is left', () => {
    const reparent = (desiredLevel: number) =>
      standingOf(index, id('c'), { type: 'reparent', ...at, desiredLevel })
    expect(reparent(0)).toEqual({ parentId: null, after: 'a' })
    expect(reparent(1)).toEqual({ parentId: 'a', after: 'b' })
  })
  it('never stands beneath itself, and a drop where it is moves nothing', () => {
    const can = (name: string, parentId: PageId | null, after: PageId | 'last' | null) =>
      canStandAt(index, id(name), { parentId, after })
    expect(can('a', id('a'), null)).toBe(false)
    expect(can('a', id('c'), null)).toBe(false)
    expect(can('d', id('a'), id('b'))).toBe(false)
    expect(can('d', id('a'), 'last')).toBe(false)
    expect(can('d', id('a'), null)).toBe(true)
    expect(can('c', null, id('e'))).toBe(true)
  })
})
