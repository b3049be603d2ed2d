import * as Y from 'yjs'
import { openBoard, type BoardDocument } from '../../core/documents/board'
import type { BoardId, ChangeId, DealId, MemberId, PageId, StageId } from '../../core/ids'

/** One document on several computers, with updates under way between them in any order, doubled at times. */
export class DocumentReplicas<T> {
  readonly each: T[]
  readonly docs: Y.Doc[] = []
  readonly #under: { readonly to: number; readonly update: Uint8Array }[] = []

  constructor(count: number, open: (doc: Y.Doc) => T) {
    this.each = Array.from({ length: count }, (_, at) => {
      const doc = new Y.Doc()
      this.docs.push(doc)
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return
        for (let to = 0; to < count; to++) if (to !== at) this.#under.push({ to, update })
      })
      return open(doc)
    })
  }

  /** Delivers one of the updates under way; sometimes it comes twice, which must not matter. */
  deliver(nth: number): void {
    if (this.#under.length === 0) return
    const at = nth % this.#under.length
    const { to, update } = this.#under[at]!
    Y.applyUpdate(this.docs[to]!, update, 'network')
    if (nth % 5 !== 0) this.#under.splice(at, 1)
  }

  settle(): void {
    for (let at = 0; this.#under.length > 0; at += 7) this.deliver(at % 5 === 0 ? at + 1 : at)
  }
}

/** Board documents on several computers. */
export class Replicas extends DocumentReplicas<BoardDocument> {
  constructor(count: number) {
    super(count, openBoard)
  }

  get boards(): BoardDocument[] {
    return this.each
  }
}

export const asDeal = (id: string): DealId => id as DealId
export const asChange = (id: string): ChangeId => id as ChangeId
export const asMember = (id: string): MemberId => id as MemberId
export const asStage = (id: string): StageId => id as StageId
export const asBoard = (id: string): BoardId => id as BoardId
export const asPage = (id: string): PageId => id as PageId
