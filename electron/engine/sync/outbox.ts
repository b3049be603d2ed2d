import * as Y from 'yjs'
import type { DocumentName } from '../store/port'

/** Sent and not yet answered for, at most: a relay that is behind is not given more. */
const MAX_UNDER_WAY_BYTES = 4 * 1024 * 1024

/** What waits is joined up to this much: a frame that takes long is in the way of those behind it. */
const MAX_JOINED_BYTES = 250 * 1024

export interface Sending {
  readonly ref: number
  readonly name: DocumentName
  readonly update: Uint8Array
}

/** A document that may hold something that the relay does not. */
interface Unheld {
  /** Edits that are not held; 1 where they were not counted. */
  edits: number
  /** What the relay lacks; null while that is in doubt. */
  lacks: Uint8Array[] | null
  underWay: boolean
}

/** What is to be appended to rooms, document by document: one append of each at a time, what gathers meanwhile goes together. */
export class Outbox {
  readonly #unheld = new Map<DocumentName, Unheld>()
  readonly #underWay = new Map<number, Sending & { readonly unheld: Unheld; readonly edits: number }>()
  readonly #ready = new Set<DocumentName>()
  #bytes = 0
  #refs = 0
  #open = false

  constructor(private readonly send: (item: Sending) => void) {}

  counts(): { readonly unheld: number; readonly unsent: number } {
    let unheld = 0
    let unsent = 0
    for (const { edits, lacks, underWay } of this.#unheld.values()) {
      unheld += edits
      if (lacks === null || (lacks.length > 0 && !underWay)) unsent += edits
    }
    return { unheld, unsent }
  }

  names(): DocumentName[] {
    return [...this.#unheld.keys()]
  }

  has(name: DocumentName): boolean {
    return this.#unheld.has(name)
  }

  /** An edit that the relay lacks, in a document of which it has everything else, or of which that is in doubt anyway. */
  add(name: DocumentName, update: Uint8Array): void {
    const unheld = this.#unheld.get(name) ?? { edits: 0, lacks: [], underWay: false }
    this.#unheld.set(name, unheld)
    unheld.edits += 1
    unheld.lacks?.push(update)
    this.#sendSoon(name, unheld)
  }

  /** It is not known what the relay lacks of a document. */
  doubt(name: DocumentName, edits: number): void {
    this.#unheld.set(name, { edits: Math.max(1, edits), lacks: null, underWay: false })
  }

  isDoubtful(name: DocumentName): boolean {
    return this.#unheld.get(name)?.lacks === null
  }

  doubtful(): DocumentName[] {
    return this.names().filter(name => this.isDoubtful(name))
  }

  /** The doubt is over: this is what the relay lacks. */
  lacks(name: DocumentName, update: Uint8Array): void {
    const unheld = this.#unheld.get(name)
    if (unheld === undefined) return
    unheld.lacks = [update]
    this.#sendSoon(name, unheld)
  }

  /** The relay holds it, or somebody else looks after it. */
  drop(name: DocumentName): void {
    this.#unheld.delete(name)
    this.#ready.delete(name)
  }

  /** The relay answered for an append. Answers with the room that it was in. */
  durable(ref: number): DocumentName | null {
    const sent = this.#took(ref)
    if (sent === null) return null
    const { name, unheld, edits } = sent
    if (this.#unheld.get(name) === unheld && unheld.lacks !== null) {
      unheld.edits -= edits
      unheld.underWay = false
      if (unheld.edits <= 0 && unheld.lacks.length === 0) this.drop(name)
      else this.#sendSoon(name, unheld)
    }
    this.#pump()
    return name
  }

  /** It was not taken; it is sent again with `resume`. */
  refused(ref: number): void {
    const sent = this.#took(ref)
    if (sent !== null) this.#putBack(sent)
  }

  /** The connection is gone: what was not answered for may be there or not, and is sent again. */
  pause(): void {
    this.#open = false
    for (const ref of [...this.#underWay.keys()]) this.refused(ref)
  }

  resume(): void {
    this.#open = true
    this.#pump()
  }

  #took(ref: number) {
    const sent = this.#underWay.get(ref)
    if (sent === undefined) return null
    this.#underWay.delete(ref)
    this.#bytes -= sent.update.byteLength
    return sent
  }

  #putBack({ name, unheld, update }: Sending & { readonly unheld: Unheld }): void {
    unheld.underWay = false
    unheld.lacks?.unshift(update)
    if (this.#unheld.get(name) === unheld) this.#ready.add(name)
  }

  #sendSoon(name: DocumentName, unheld: Unheld): void {
    if (unheld.underWay || unheld.lacks === null || unheld.lacks.length === 0) return
    this.#ready.add(name)
    this.#pump()
  }

  #pump(): void {
    for (const name of this.#ready) {
      if (!this.#open || this.#bytes >= MAX_UNDER_WAY_BYTES) return
      this.#ready.delete(name)
      const unheld = this.#unheld.get(name)
      const [first, ...more] = fitting(unheld?.lacks ?? [])
      if (!unheld?.lacks || first === undefined || unheld.underWay) continue
      const update = more.length === 0 ? first : Y.mergeUpdates([first, ...more])
      unheld.lacks = unheld.lacks.slice(1 + more.length)
      // what is left is not answered for by this one
      const edits = unheld.lacks.length === 0 ? unheld.edits : Math.min(unheld.edits, 1 + more.length)
      unheld.underWay = true
      const sending = { ref: ++this.#refs, name, update, unheld, edits }
      this.#underWay.set(sending.ref, sending)
      this.#bytes += update.byteLength
      this.send(sending)
    }
  }
}

/** The first of `updates`, and as many more as stay small together. */
function fitting(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  let bytes = 0
  const end = updates.findIndex((update, i) => (bytes += update.byteLength) > MAX_JOINED_BYTES && i > 0)
  return end < 0 ? updates : updates.slice(0, end)
}
