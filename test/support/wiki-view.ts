import type { PageRow } from '../../electron/contract/page-rows'
import { byOrder } from '../../core/order'
import type { TestWindow } from './engine-harness'
import { until } from './until'

/** The wiki as a window keeps it: rows by id, from patches alone. */
export class WikiView {
  readonly rows = new Map<string, PageRow>()
  /** Rows that each patch carried: what an edit costs. */
  readonly carried: number[] = []

  constructor(window: TestWindow) {
    window.subscribe('wiki', {}, patch => {
      if (patch.kind === 'whole') this.rows.clear()
      const upsert = patch.kind === 'whole' ? patch.rows : patch.upsert
      for (const row of upsert) this.rows.set(row.id, row)
      if (patch.kind === 'change') for (const id of patch.remove) this.rows.delete(id)
      this.carried.push(upsert.length)
    })
  }

  /** Titles as they stand: `Parent/Child` for one beneath another. */
  titles(): string[] {
    const beneath = (parentId: string | null, path: string): string[] =>
      [...this.rows.values()]
        .filter(row => row.parentId === parentId)
        .sort(byOrder)
        .flatMap(row => [path + row.title, ...beneath(row.id, `${path}${row.title}/`)])
    return beneath(null, '')
  }

  async row(id: string, satisfies: (row: PageRow) => boolean = () => true): Promise<PageRow> {
    await until(() => {
      const row = this.rows.get(id)
      return row !== undefined && satisfies(row)
    }, `row ${id} as expected`)
    return this.rows.get(id)!
  }
}
