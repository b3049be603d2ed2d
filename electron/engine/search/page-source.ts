import { readRecord, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { PageId } from '../../../core/ids'
import { plainText } from '../../../core/page/content/text'
import { readContent } from '../../../core/page/content/read'
import { readHead } from '../../../core/page/head'
import { readPage, type Page } from '../../../core/page/read'
import type { Documents } from '../documents/documents'
import { kindOf, pageDocument } from '../documents/names'
import type { Timers } from '../timers'
import type { SearchDoc } from './port'
import type { SearchIndex } from './search-index'
import type { SearchSource } from './source'

/** A page that is being written on is read again after so long, and never for more than this share of the time. */
const AFTER_EDIT_MS = 700
const SHARE = 1 / 60

/** Pages: the title and the tags from the workspace, the text and the head from each page's own document, which is read for this alone. */
export class PageSource implements SearchSource {
  readonly kind = 'page'
  /** Until when a page that was read rests, however much is written on it. */
  readonly #rests = new Map<string, number>()

  constructor(
    private readonly workspace: WorkspaceDocument,
    private readonly documents: Documents,
    private readonly isWriting: (id: PageId) => boolean,
    private readonly index: SearchIndex,
    private readonly timers: Timers,
  ) {}

  ids(): Iterable<string> {
    return this.workspace.collections.pages.knownIds()
  }

  read(id: string): SearchDoc | null {
    const page = readPage(this.workspace, id)
    if (page === null || page.deleted !== null) return null
    const began = performance.now()
    const doc = { ...this.#named(page), body: this.#bodyOf(page) }
    const now = performance.now()
    this.#rests.set(id, now + (now - began) / SHARE)
    return doc
  }

  isCurrent(id: string): boolean {
    const page = readPage(this.workspace, id)
    return page !== null && page.deleted === null && this.index.isPut(this.#named(page))
  }

  onChange(listener: (ids: Iterable<string>) => void): () => void {
    const waiting = new Map<string, () => void>()
    const stops = [
      this.workspace.collections.pages.onChange(listener),
      this.workspace.collections.tags.onChange(() => listener(this.#tagged())),
      this.documents.onChanged(name => {
        const kind = kindOf(name)
        if (kind.kind !== 'page' || waiting.has(kind.pageId)) return
        const id = kind.pageId
        const wait = Math.max(AFTER_EDIT_MS, (this.#rests.get(id) ?? 0) - performance.now())
        const cancel = this.timers.after(wait, () => {
          waiting.delete(id)
          listener([id])
        })
        waiting.set(id, cancel)
      }),
      () => waiting.forEach(cancel => cancel()),
    ]
    return () => stops.forEach(stop => stop())
  }

  /** All of it but the text. */
  #named(page: Page): Omit<SearchDoc, 'body'> {
    const { id, title, tags, createdAt } = page
    const facts = tags.flatMap(tag => readRecord(this.workspace, 'tags', tag)?.name ?? [])
    // What is on its way to the disk has no number yet: it is read again after the next start.
    const seq = this.isWriting(id) ? null : this.documents.seq(pageDocument(id))
    return { kind: 'page', id, title, facts, at: createdAt, seq }
  }

  #bodyOf({ id, kind }: Page): string {
    const doc = this.documents.read(pageDocument(id))
    const { texts, lists } = readHead(doc, kind)
    const head = [
      ...Object.values<string>(texts),
      ...Object.values<readonly object[]>(lists).flatMap(textsOf),
    ]
    return [...head.filter(text => text !== ''), plainText(readContent(doc))].join('\n')
  }

  #tagged(): string[] {
    return [...this.ids()].filter(id => (readPage(this.workspace, id)?.tags.length ?? 0) > 0)
  }
}

/** What somebody wrote in the items of a head's lists: claims, gives and gets, rungs. The other fields are choices. */
const WRITTEN = new Set(['text', 'evidence', 'give', 'get', 'condition', 'who'])

function textsOf(items: readonly object[]): string[] {
  return items.flatMap(item =>
    Object.entries(item).flatMap(([field, value]) =>
      WRITTEN.has(field) && typeof value === 'string' ? [value] : [],
    ),
  )
}
