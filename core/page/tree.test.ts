import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asMember, asPage, DocumentReplicas } from '../../test/support/replicas'
import { editWorkspace, openWorkspace, type WorkspaceDocument } from '../documents/workspace'
import type { PageId } from '../ids'
import { canStand, createPage, deletePage, orderBeneath, restorePage } from './edit'
import { readPages, readTree } from './read'
import { subtreeOf, treeOf, type PageTree, type Stray, type TreePage } from './tree'

const author = { by: asMember('m'), at: 1 }
const origin = { from: 'command', windowId: 'w' }

const page = (
  id: string,
  parentId: string | null,
  more: { order?: string; took?: string[] } = {},
): TreePage => ({
  id: asPage(id),
  place: { parentId: parentId === null ? null : asPage(parentId), order: more.order ?? 'a0' },
  deleted: more.took === undefined ? null : { at: 1, by: null, took: more.took.map(asPage) },
})
/** `a > b` for each page beneath another, `a` alone at the top, `a (loop)` for strays. */
const drawn = ({ nodes }: PageTree): string[] =>
  nodes.map(({ id, parentId, stray }) =>
    parentId !== null ? `${parentId} > ${id}` : stray === null ? id : `${id} (${stray})`,
  )

/** What must hold of any tree: each page is in it once, beneath one that comes before it, or in the trash. */
function expectWhole(pages: readonly { readonly id: PageId }[], tree: PageTree): void {
  const seen = new Set<string>()
  for (const { id, parentId } of tree.nodes) {
    expect(seen.has(id)).toBe(false)
    if (parentId !== null) expect(seen.has(parentId)).toBe(true)
    seen.add(id)
  }
  const gone = tree.trash.flatMap(entry => [entry.id, ...entry.took])
  expect(new Set(gone).size).toBe(gone.length)
  expect([...seen, ...gone].sort()).toEqual(pages.map(each => each.id as string).sort())
}

describe('the tree as a function of the records', () => {
  test('siblings stand in their order, the id deciding between equal keys (D3)', () => {
    const tree = treeOf([page('c', null, { order: 'a1' }), page('b', null), page('a', null), page('d', 'b')])
    expect(drawn(tree)).toEqual(['a', 'b', 'b > d', 'c'])
  })

  test('P2: two moves that crossed are cut at the page with the lowest id, and what is beneath stays there', () => {
    const tree = treeOf([page('b', 'a'), page('a', 'b'), page('c', 'b'), page('d', 'a')])
    expect(drawn(tree)).toEqual(['a (loop)', 'a > b', 'b > c', 'a > d'])
  })

  test('P2: a page beneath itself stands at the top', () => {
    expect(drawn(treeOf([page('a', 'a')]))).toEqual(['a (loop)'])
  })

  test('P3: twenty thousand pages beneath each other go along with the first one, without a climb for each', () => {
    const count = 20_000
    const id = (at: number): string => `p${String(at).padStart(6, '0')}`
    const ids = Array.from({ length: count }, (_, at) => id(at))
    const pages = ids.map((each, at) =>
      page(each, at === 0 ? null : id(at - 1), at === 0 ? { took: ids } : {}),
    )
    const tree = treeOf(pages)
    expect(tree.nodes).toEqual([])
    expect(tree.trash).toHaveLength(1)
    expect(tree.trash[0]!.took).toHaveLength(count - 1)
  })

  test('D11: a page whose parent is not here yet is shown as a stray', () => {
    expect(drawn(treeOf([page('b', 'a'), page('c', 'b')]))).toEqual(['b (arriving)', 'b > c'])
  })

  test('P3: the pages that went along are in the trash; one that nobody knew of when deleting stays', () => {
    const tree = treeOf([page('a', null, { took: ['b', 'c'] }), page('b', 'a'), page('c', 'b'), page('new', 'b')]) // prettier-ignore
    expect(drawn(tree)).toEqual(['new (parent-deleted)'])
    expect(tree.trash).toMatchObject([{ id: 'a', took: ['b', 'c'] }])
  })

  test('P3: a page that was moved out meanwhile stays where it was put', () => {
    const tree = treeOf([page('a', null, { took: ['b'] }), page('b', 'top'), page('top', null)])
    expect(drawn(tree)).toEqual(['top', 'top > b'])
    expect(tree.trash).toMatchObject([{ id: 'a', took: [] }])
  })

  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const someIds = fc.subarray(ids)
  const record = fc.record({
    parentId: fc.option(fc.constantFrom(...ids, 'missing'), { nil: null }),
    order: fc.constantFrom('a0', 'a1', ''),
    took: fc.option(someIds, { nil: undefined, freq: 3 }),
  })
  test('P2, P3: of any records, in any order, it is one tree, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: ids.length, maxLength: ids.length }),
        fc.nat(),
        (each, turn) => {
          const pages = each.map(({ parentId, order, took }, at) =>
            page(ids[at]!, parentId, took === undefined ? { order } : { order, took }),
          )
          const tree = treeOf(pages)
          expectWhole(pages, tree)
          const at = turn % pages.length
          expect(treeOf([...pages.slice(at), ...pages.slice(0, at)].reverse())).toEqual(tree)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('pages nested ten thousand deep are read', () => {
    const deep = Array.from({ length: 10_000 }, (_, at) => page(`p${at}`, at === 0 ? null : `p${at - 1}`))
    expect(treeOf(deep).nodes).toHaveLength(10_000)
  })
})

describe('pages on several computers', () => {
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('create' as const), beneath: fc.nat(20), after: fc.nat(20) }),
    fc.record({ kind: fc.constant('move' as const), page: fc.nat(20), beneath: fc.nat(20), after: fc.nat(20) }), // prettier-ignore
    fc.record({ kind: fc.constant('delete' as const), page: fc.nat(20) }),
    fc.record({ kind: fc.constant('restore' as const), page: fc.nat(20) }),
    fc.record({ kind: fc.constant('deliver' as const), nth: fc.nat(99) }),
  )
  type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

  /** One of the pages that a person sees here; every fourth time none, which is the top. */
  const chosen = (tree: PageTree, nth: number): PageId | null =>
    nth % 4 === 0 ? null : (tree.nodes[nth % Math.max(1, tree.nodes.length)]?.id ?? null)

  function apply(workspace: WorkspaceDocument, step: Operation, newId: () => string): void {
    if (step.kind === 'deliver') return
    const tree = readTree(workspace)
    editWorkspace(workspace, origin, () => {
      if (step.kind === 'restore') {
        const entry = tree.trash[step.page % Math.max(1, tree.trash.length)]
        if (entry !== undefined) restorePage(workspace, entry.id)
      } else if (step.kind === 'delete') {
        const id = chosen(tree, step.page)
        if (id !== null) deletePage(workspace, tree, id, author)
      } else {
        const id = step.kind === 'create' ? asPage(newId()) : chosen(tree, step.page)
        const parentId = chosen(tree, step.beneath)
        if (id === null || !canStand(tree, id, parentId)) return
        const order = orderBeneath(workspace, tree, id, parentId, chosen(tree, step.after))
        const place = { parentId, order }
        if (step.kind === 'create') createPage(workspace, { id, kind: 'note', title: id, place }, author)
        else workspace.collections.pages.edit(id, 'place', place)
      }
    })
  }

  test('P1, P2, P3, D5: any mix of creations, moves, deletions and restorations, delivered in any order and doubled: one tree, nothing lost, no loop', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), operation), { maxLength: 50 }), steps => {
        const replicas = new DocumentReplicas(3, openWorkspace)
        let made = 0
        for (const [at, step] of steps) {
          const workspace = replicas.each[at]!
          if (step.kind === 'deliver') replicas.deliver(step.nth)
          else apply(workspace, step, () => `p${made++}`)
          expectWhole(readPages(workspace), readTree(workspace))
        }
        replicas.settle()
        const [first, ...others] = replicas.each.map(readTree)
        expectWhole(readPages(replicas.each[0]!), first!)
        expect(readPages(replicas.each[0]!)).toHaveLength(made)
        for (const other of others) expect(other).toEqual(first)
      }),
      { numRuns: 300 },
    )
  })

  test('P2: two people who put two pages beneath each other see one tree, on both computers', () => {
    const { a, b, settle } = pair()
    put(a, 'one', 'two')
    put(b, 'two', 'one')
    settle()
    expect(drawn(readTree(a))).toEqual(['one (loop)', 'one > two'])
    expect(readTree(b)).toEqual(readTree(a))
    put(a, 'one', null)
    settle()
    expect(drawn(readTree(b))).toEqual(['one', 'one > two'])
  })

  test('P3, D5: a page that is written beneath another while that is deleted is seen by both, and goes back with it', () => {
    const { a, b, settle } = pair()
    put(a, 'two', 'one')
    settle()
    editWorkspace(a, origin, () => deletePage(a, readTree(a), asPage('one'), author))
    editWorkspace(
      b,
      origin,
      () =>
      createPage(b, { id: asPage('new'), kind: 'note', title: '', place: { parentId: asPage('two'), order: 'a0' } }, author), // prettier-ignore
    )
    settle()
    expect(drawn(readTree(a))).toEqual(['new (parent-deleted)'])
    editWorkspace(b, origin, () => restorePage(b, asPage('one')))
    settle()
    const back: Stray | null | undefined = readTree(a).nodes.find(node => node.id === 'new')?.stray
    expect(back).toBeNull()
    expect(drawn(readTree(a))).toEqual(['one', 'one > two', 'two > new'])
  })

  test('a page is never put beneath itself, nor beneath what is in the trash', () => {
    const { a } = pair()
    put(a, 'two', 'one')
    expect(canStand(readTree(a), asPage('one'), asPage('two'))).toBe(false)
    expect(canStand(readTree(a), asPage('one'), asPage('one'))).toBe(false)
    expect(canStand(readTree(a), asPage('two'), asPage('gone'))).toBe(false)
    expect(subtreeOf(readTree(a).nodes, asPage('one'))).toEqual(['two'])
  })

  function put(workspace: WorkspaceDocument, id: string, parentId: string | null): void {
    const place = { parentId: parentId === null ? null : asPage(parentId), order: 'a0' }
    editWorkspace(workspace, origin, () => workspace.collections.pages.edit(id, 'place', place))
  }

  function pair(): { a: WorkspaceDocument; b: WorkspaceDocument; settle: () => void } {
    const replicas = new DocumentReplicas(2, openWorkspace)
    const [a, b] = replicas.each as [WorkspaceDocument, WorkspaceDocument]
    editWorkspace(a, origin, () => {
      for (const id of ['one', 'two'])
        createPage(a, { id: asPage(id), kind: 'note', title: id, place: { parentId: null, order: 'a0' } }, author) // prettier-ignore
    })
    replicas.settle()
    return { a, b, settle: () => replicas.settle() }
  }
})
