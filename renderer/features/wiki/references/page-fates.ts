import type { PageId } from '../../../../core/ids'
import type { Session } from '../../../app/session'
import type { LiveReference } from '../../../editor'
import { Topics } from '../../../replica/topics'

/**
 * What became of pages that are named and are in no list: removed, or still on their way. Asked for once each, and again
 * when the pages change.
 */
export class PageFates {
  readonly #session: Pick<Session, 'client' | 'wiki' | 'words'>
  readonly #topics = new Topics()
  readonly #known = new Map<PageId, LiveReference>()
  readonly #asked = new Set<PageId>()

  constructor(session: Pick<Session, 'client' | 'wiki' | 'words'>) {
    this.#session = session
  }

  of(id: PageId): LiveReference {
    this.#ask(id)
    return this.#known.get(id) ?? 'arriving'
  }

  follow(id: PageId, changed: () => void): () => void {
    const again = () => {
      this.#asked.delete(id)
      if (!this.#session.wiki.index.get().rows.has(id)) this.#ask(id)
    }
    const stops = [this.#topics.on(id, changed), this.#session.wiki.index.subscribe(again)]
    return () => stops.forEach(stop => stop())
  }

  #ask(id: PageId): void {
    const { client, wiki, words } = this.#session
    if (this.#asked.has(id) || !wiki.loaded.get()) return
    this.#asked.add(id)
    void client.query('page.facts', { pageId: id }).then(result => {
      if (!result.ok || result.value === null) return
      const title = result.value.row.title || words.t('wiki.untitled')
      this.#known.set(id, { title, state: '', deleted: result.value.inTrash })
      this.#topics.emit(id)
    })
  }
}
