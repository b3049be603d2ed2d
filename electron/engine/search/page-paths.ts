import type { WorkspaceDocument } from '../../../core/documents/workspace'
import { readPages } from '../../../core/page/read'
import { treeOf, type TreeNode } from '../../../core/page/tree'
import type { PageKind } from '../../../core/page/schema'

interface Known {
  readonly nodes: ReadonlyMap<string, TreeNode>
  readonly pages: ReadonlyMap<string, { readonly title: string; readonly kind: PageKind }>
}

/** Where a page stands in the tree, for the row of what was found. Read anew only after the tree changed. */
export class PagePaths {
  readonly #stop: () => void
  #known: Known | null = null

  constructor(private readonly workspace: WorkspaceDocument) {
    this.#stop = workspace.collections.pages.onChange(() => (this.#known = null))
  }

  /** What a page is now; null where it is in the trash, or went along with one that is. */
  of(id: string): { readonly title: string; readonly kind: PageKind; readonly path: string[] } | null {
    const { nodes, pages } = (this.#known ??= this.#read())
    const page = pages.get(id)
    const node = nodes.get(id)
    if (page === undefined || node === undefined) return null
    const path: string[] = []
    // The tree has no loops (D6), so this ends.
    for (let above = node.parentId; above !== null; above = nodes.get(above)?.parentId ?? null)
      path.unshift(pages.get(above)?.title ?? '')
    return { ...page, path }
  }

  destroy(): void {
    this.#stop()
  }

  #read(): Known {
    const pages = readPages(this.workspace)
    return {
      nodes: new Map(treeOf(pages).nodes.map(node => [node.id, node])),
      pages: new Map(pages.map(({ id, title, kind }) => [id, { title, kind }])),
    }
  }
}
