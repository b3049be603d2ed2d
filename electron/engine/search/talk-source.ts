import type { WorkspaceDocument } from '../../../core/documents/workspace'
import { readPage } from '../../../core/page/read'
import { openTalk, readThreads } from '../../../core/talk/talk'
import { talkText } from '../../../core/talk/talk-text'
import type { Documents } from '../documents/documents'
import { kindOf, talkDocument } from '../documents/names'
import type { Timers } from '../timers'
import type { SearchDoc } from './port'
import type { SearchIndex } from './search-index'
import type { SearchSource } from './source'

/** What is being said is read again after so long. */
const AFTER_EDIT_MS = 700

/**
 * Conversations about pages, found by what is said in them and by nothing else: whoever looks for a page by its title wants the
 * page. Each is named by the id of its page.
 */
export class TalkSource implements SearchSource {
  readonly kind = 'talk'

  constructor(
    private readonly workspace: WorkspaceDocument,
    private readonly documents: Documents,
    private readonly isWriting: (about: string) => boolean,
    private readonly index: SearchIndex,
    private readonly timers: Timers,
  ) {}

  ids(): Iterable<string> {
    return this.documents.names().flatMap(name => {
      const kind = kindOf(name)
      return kind.kind === 'talk' ? [kind.about] : []
    })
  }

  read(about: string): SearchDoc | null {
    if (!this.#hasPage(about)) return null
    const talk = openTalk(this.documents.read(talkDocument(about)))
    const threads = readThreads(talk)
    talk.destroy()
    if (threads.length === 0) return null
    const instants = threads.flatMap(({ messages }) => messages.map(message => message.at))
    // Not spread: a call takes fewer arguments than a conversation may have messages.
    const at = instants.reduce((last, instant) => Math.max(last, instant), 0)
    return { ...this.#named(about), at, body: talkText(threads) }
  }

  isCurrent(about: string): boolean {
    const named = this.#named(about)
    // Most pages have no conversation: nothing is read to find that out.
    return named.seq === 0 || (this.#hasPage(about) && this.index.isPut(named))
  }

  onChange(listener: (ids: Iterable<string>) => void): () => void {
    const waiting = new Map<string, () => void>()
    const stops = [
      // A page that goes to the trash takes its conversation along, and brings it back.
      this.workspace.collections.pages.onChange(listener),
      this.documents.onChanged(name => {
        const kind = kindOf(name)
        if (kind.kind !== 'talk' || waiting.has(kind.about)) return
        const { about } = kind
        const cancel = this.timers.after(AFTER_EDIT_MS, () => {
          waiting.delete(about)
          listener([about])
        })
        waiting.set(about, cancel)
      }),
      () => waiting.forEach(cancel => cancel()),
    ]
    return () => stops.forEach(stop => stop())
  }

  #hasPage(about: string): boolean {
    const page = readPage(this.workspace, about)
    return page !== null && page.deleted === null
  }

  /** All of it but what is said. What is on its way to the disk has no number yet: it is read again after the next start. */
  #named(about: string): Omit<SearchDoc, 'body'> {
    const seq = this.isWriting(about) ? null : this.documents.seq(talkDocument(about))
    return { kind: 'talk', id: about, title: '', seq }
  }
}
