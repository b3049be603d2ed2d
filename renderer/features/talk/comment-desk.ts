import { randomId } from '../../../core/ids'
import type { Author } from '../../../core/deal/edit'
import type { Anchor, Reaction } from '../../../core/talk/schema'
import {
  deleteMessage,
  editMessage,
  openTalk,
  react,
  readThreads,
  reply,
  resolveThread,
  startThread,
  type TalkDocument,
  type Thread,
} from '../../../core/talk/talk'
import type { DocumentReplica } from '../../replica/document-replica'
import { createValueStore } from '../../replica/value-store'

/** A conversation that is being begun: the words that it is about, and where they stand. */
export interface Draft {
  readonly anchor: Anchor | null
  readonly quote: string
}

const origin = { from: 'command', windowId: 'comments' }

/** The conversations about one page, as its text and its panel share them. */
export class CommentDesk {
  readonly threads = createValueStore<readonly Thread[]>([])
  /** The conversation that the person looks at, in the panel and in the text. */
  readonly active = createValueStore<string | null>(null)
  readonly draft = createValueStore<Draft | null>(null)
  /** Whether those that were settled are shown, too. */
  readonly settledShown = createValueStore(false)
  /** Conversations whose words are gone from the page. */
  readonly lost = createValueStore<ReadonlySet<string>>(new Set())
  readonly #talk: TalkDocument
  readonly #stop: () => void

  constructor(
    readonly replica: Pick<DocumentReplica, 'doc'>,
    private readonly author: () => Author | null,
  ) {
    this.#talk = openTalk(replica.doc)
    const follow = (): void => this.threads.set(readThreads(this.#talk))
    replica.doc.on('update', follow)
    follow()
    this.#stop = () => {
      replica.doc.off('update', follow)
      this.#talk.destroy()
    }
  }

  get isReadOnly(): boolean {
    return this.#talk.opened.state === 'newer'
  }

  /** Shows one that was found, settled or not. */
  show(threadId: string): void {
    const thread = this.threads.get().find(({ id }) => id === threadId)
    if (thread !== undefined && thread.resolved !== null) this.settledShown.set(true)
    this.active.set(threadId)
  }

  /** Opens the line for a new conversation about some words, or about the page. */
  begin(draft: Draft): void {
    this.draft.set(draft)
    this.active.set(null)
  }

  /** Says the first words of the draft. */
  start(text: string): void {
    const draft = this.draft.get()
    if (draft === null) return
    const id: string = randomId<never>()
    this.#write(author =>
      startThread(this.#talk, { id, ...draft }, { id: randomId<never>(), text }, author, origin),
    )
    this.draft.set(null)
    this.active.set(id)
  }

  reply(threadId: string, text: string): void {
    this.#write(author => reply(this.#talk, { id: randomId<never>(), threadId, text }, author, origin))
  }

  resolve(threadId: string, on: boolean): void {
    this.#write(author => resolveThread(this.#talk, threadId, on, author, origin))
  }

  edit(messageId: string, text: string): void {
    this.#write(() => editMessage(this.#talk, messageId, text, origin))
  }

  remove(messageId: string): void {
    this.#write(author => deleteMessage(this.#talk, messageId, author, origin))
  }

  react(messageId: string, reaction: Reaction, on: boolean): void {
    this.#write(author => react(this.#talk, messageId, reaction, author.by, on, origin))
  }

  close(): void {
    this.#stop()
  }

  #write(edit: (author: Author) => void): void {
    const author = this.author()
    if (author !== null && !this.isReadOnly) edit(author)
  }
}
