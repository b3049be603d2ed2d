import { same } from '../../../core/documents/collection'
import type { WorkspaceDocument } from '../../../core/documents/workspace'
import type { PageId } from '../../../core/ids'
import { readFavourites, readPage, readPages, type Page } from '../../../core/page/read'
import { treeOf, type PageTree, type TreeNode } from '../../../core/page/tree'
import type { PageRow } from '../../contract/page-rows'
import { createSignal } from '../signal'
import type { Timers } from '../timers'
import type { PageFollower } from './page-follower'

export interface RowsChanged {
  readonly upsert: PageRow[]
  readonly remove: PageId[]
}

/**
 * The wiki as this member sees it: the tree, and a row a page. Records are read once and followed; a row is made anew
 * only where something that it says has changed, so an edit of one page of 2,000 costs one row.
 */
export class WikiBook {
  readonly #changed = createSignal<RowsChanged>()
  readonly #dirty = new Set<PageId>()
  readonly #stop: (() => void)[]
  #pages: Map<PageId, Page> | null = null
  #tree: PageTree | null = null
  #rows = new Map<PageId, PageRow>()
  #favourites: ReadonlySet<PageId> = new Set()
  #cancel: (() => void) | null = null

  constructor(
    private readonly workspace: WorkspaceDocument,
    private readonly memberId: string,
    private readonly follower: PageFollower,
    private readonly isHere: (id: PageId) => boolean,
    private readonly timers: Timers,
  ) {
    const { pages, members } = workspace.collections
    this.#stop = [
      pages.onChange(ids => this.#onRecords(ids)),
      members.onChange(ids => {
        if (ids.has(memberId)) this.#onFavourites()
      }),
      follower.onFacts(ids => this.#touch(ids)),
    ]
  }

  /** Rows that are new or others, and pages that went; several changes of one turn are one. */
  readonly onRows = this.#changed.on

  /** Every row, in the order of the tree. */
  rows(): PageRow[] {
    this.#tell()
    return this.tree().nodes.flatMap(node => this.#rows.get(node.id) ?? [])
  }

  tree(): PageTree {
    return (this.#tree ??= treeOf([...this.pages().values()]))
  }

  pages(): ReadonlyMap<PageId, Page> {
    if (this.#pages !== null) return this.#pages
    this.#favourites = readFavourites(this.workspace, this.memberId)
    return (this.#pages = new Map(readPages(this.workspace).map(page => [page.id, page])))
  }

  /** The row of any page, in the trash or not; null when there is no such page (yet). */
  row(id: PageId): { row: PageRow; inTrash: boolean } | null {
    const page = this.pages().get(id)
    if (page === undefined) return null
    const node = this.tree().nodes.find(each => each.id === id)
    const where = node ?? { parentId: page.place.parentId, stray: null }
    return { row: this.#rowOf(page, where), inTrash: node === undefined }
  }

  destroy(): void {
    this.#cancel?.()
    for (const stop of this.#stop) stop()
  }

  #onRecords(ids: ReadonlySet<string>): void {
    const pages = this.#pages
    if (pages === null) return
    for (const id of ids as ReadonlySet<PageId>) {
      const page = readPage(this.workspace, id)
      if (page === null) pages.delete(id)
      else pages.set(id, page)
    }
    this.#tree = null
    this.#touch([...(ids as ReadonlySet<PageId>)])
  }

  #onFavourites(): void {
    if (this.#pages === null) return
    const before = this.#favourites
    this.#favourites = readFavourites(this.workspace, this.memberId)
    this.#touch([...before, ...this.#favourites].filter(id => before.has(id) !== this.#favourites.has(id)))
  }

  #touch(ids: readonly PageId[]): void {
    // Nobody has asked for the rows yet: they will be made when somebody does.
    if (this.#pages === null) return
    for (const id of ids) this.#dirty.add(id)
    this.#cancel ??= this.timers.soon(() => this.#tell())
  }

  #tell(): void {
    this.#cancel?.()
    this.#cancel = null
    const changed = this.#refresh()
    if (changed.upsert.length + changed.remove.length > 0) this.#changed.emit(changed)
  }

  #refresh(): RowsChanged {
    const upsert: PageRow[] = []
    const rows = new Map<PageId, PageRow>()
    for (const node of this.tree().nodes) {
      const before = this.#rows.get(node.id)
      const row = this.#current(node, before)
      if (row === undefined) continue
      rows.set(node.id, row)
      if (row !== before) upsert.push(row)
    }
    const remove = [...this.#rows.keys()].filter(id => !rows.has(id))
    this.#rows = rows
    this.#dirty.clear()
    return { upsert, remove }
  }

  /** The row of a page, the same object as before where it says the same. */
  #current(node: TreeNode, before: PageRow | undefined): PageRow | undefined {
    const stands = before?.parentId === node.parentId && before.stray === node.stray
    if (before !== undefined && stands && !this.#dirty.has(node.id)) return before
    const page = this.pages().get(node.id)
    if (page === undefined) return undefined
    const row = this.#rowOf(page, node)
    return before !== undefined && same(before, row) ? before : row
  }

  #rowOf(page: Page, { parentId, stray }: Pick<TreeNode, 'parentId' | 'stray'>): PageRow {
    const { id, kind, title, tags, template, sample, createdAt, createdBy } = page
    const facts = this.follower.factsOf(id)
    const written = facts !== null && facts.updatedAt !== null
    return {
      id,
      kind,
      title,
      parentId,
      order: page.place.order,
      stray,
      tags: [...tags],
      favourite: this.#favourites.has(id),
      template,
      sample,
      createdAt,
      createdBy,
      updatedAt: written ? facts.updatedAt : createdAt,
      updatedBy: written ? facts.updatedBy : createdBy,
      words: facts?.words ?? 0,
      checks: facts?.checks ?? null,
      state: facts?.state ?? (this.isHere(id) ? 'current' : 'arriving'),
    }
  }
}
