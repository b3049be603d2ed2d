import { currentIdOf, readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import { dealIdSchema, derivedId, pageIdSchema, type DealId } from '../../../core/ids'
import { readPage } from '../../../core/page/read'
import { askedIn, isAsking, seenIn, type Asking } from '../../../core/talk/asked'
import { openTalk, readThreads, type Thread } from '../../../core/talk/talk'
import type { Question } from '../../contract/my-day'
import type { Documents } from '../documents/documents'
import { kindOf, talkDocument } from '../documents/names'
import type { BriefFollower } from '../projection/brief-follower'
import type { Follower } from '../projection/follower'
import { namedDeals } from '../projection/named-deals'
import type { PageFollower } from '../projection/page-follower'
import type { PageTables } from '../projection/page-tables'
import type { Projection } from '../projection/projection'
import { createSignal } from '../signal'
import type { Timers } from '../timers'

/** How long after a change questions are gathered again. */
const PAUSE_MS = 100

export interface AskSource {
  readonly document: WorkspaceDocument
  readonly documents: Documents
  readonly projection: Projection
  readonly follower: Pick<Follower, 'onDeals' | 'onDirectory' | 'onRebuilt'>
  readonly briefs: Pick<BriefFollower, 'mentionsOf' | 'onRead'>
  readonly pageTables: Pick<PageTables, 'mentionsOf'>
  readonly pageFollower: Pick<PageFollower, 'onFacts'>
  readonly member: { readonly id: string }
  readonly timers: Timers
}

/**
 * What is asked of this member, and of nobody else (B9): in conversations about deals and pages, and in their texts. Conversations are read
 * once, one a turn of the loop, when a day is first looked at; those that call nobody by name are not kept.
 */
export class AskBook {
  readonly #talks = new Map<string, readonly Thread[]>()
  readonly #due = new Set<string>()
  readonly #changed = createSignal<void>()
  readonly #stop: readonly (() => void)[]
  #questions: readonly Question[] = []
  #print = '[]'
  #cancel: (() => void) | null = null

  constructor(private readonly source: AskSource) {
    const { document, documents, follower, briefs, pageFollower } = source
    const look = (): void => this.#schedule(PAUSE_MS)
    this.#stop = [
      documents.onChanged(name => {
        const kind = kindOf(name)
        if (kind.kind !== 'talk') return
        this.#due.add(kind.about)
        this.#schedule(0)
      }),
      ...[document.collections.members, document.collections.pages].map(each => each.onChange(look)),
      ...[
        follower.onDirectory(look),
        follower.onRebuilt(look),
        briefs.onRead(look),
        pageFollower.onFacts(look),
      ],
      follower.onDeals(({ ids }) => {
        const asked = new Set<string>(this.#questions.flatMap(({ about }) => about.kind === 'deal' ? about.dealId : [])) // prettier-ignore
        if (ids.some(id => asked.has(id))) look()
      }),
    ]
    for (const name of documents.names()) {
      const kind = kindOf(name)
      if (kind.kind === 'talk') this.#due.add(kind.about)
    }
    this.#schedule(0)
  }

  /** Somebody asks something else of this member, or no longer. */
  readonly onChanged = this.#changed.on

  /** The latest asked first; texts, of which nobody knows when they asked, after conversations. */
  questions(): readonly Question[] {
    return this.#questions
  }

  destroy(): void {
    this.#cancel?.()
    for (const stop of this.#stop) stop()
  }

  #schedule(wait: number): void {
    const { timers } = this.source
    this.#cancel ??= wait === 0 ? timers.soon(this.#turn) : timers.after(wait, this.#turn)
  }

  readonly #turn = (): void => {
    this.#cancel = null
    const [next] = this.#due
    if (next !== undefined) {
      this.#due.delete(next)
      this.#read(next)
    }
    if (this.#due.size > 0) this.#schedule(0)
    else this.#compare()
  }

  #read(about: string): void {
    const calls = this.#threadsOf(about).filter(({ messages }) =>
      messages.some(({ text }) => text.includes('@')),
    )
    if (calls.length === 0) this.#talks.delete(about)
    else this.#talks.set(about, calls)
  }

  /** One that can't be read asks nothing, and takes no other along: the store has told of the damage (S3). */
  #threadsOf(about: string): Thread[] {
    try {
      const talk = openTalk(this.source.documents.read(talkDocument(about)))
      const threads = readThreads(talk)
      talk.destroy()
      return threads
    } catch {
      return []
    }
  }

  #compare(): void {
    const questions = this.#gather()
    const print = JSON.stringify(questions)
    if (print === this.#print) return
    this.#print = print
    this.#questions = questions
    this.#changed.emit()
  }

  #gather(): Question[] {
    const { document, member } = this.source
    const me = this.#me()
    const seen = seenIn(document.collections.members.read(member.id)?.fields ?? {})
    const said = [...this.#talks].flatMap(([about, threads]) =>
      askedIn(threads, me).map(asked => ({ about, ...asked })),
    )
    said.sort((a, b) => b.at - a.at || (a.messageId < b.messageId ? -1 : 1))
    const shown = this.#places(said.map(({ about }) => about))
    const inTalks = said.flatMap(({ about, threadId, messageId, by, text }): Question[] => {
      const place = shown(about)
      return place === null ? [] : [{ id: messageId, about: place, threadId, by, text }]
    })
    return [...inTalks, ...this.#inTexts(me)].filter(({ id }) => !seen.has(id))
  }

  #me(): Asking & { readonly personIds: readonly string[] } {
    const { document, member } = this.source
    const [people, members] = [readRecords(document, 'people'), readRecords(document, 'members')]
    const claimed = new Set(people.flatMap(({ id, claimedBy }) => claimedBy === member.id ? currentIdOf(document, 'people', id) : [])) // prettier-ignore
    // A person who was merged into one's own is oneself, by another name.
    const self = people.filter(({ id }) => claimed.has(currentIdOf(document, 'people', id)))
    return {
      memberId: member.id,
      mine: [...members.filter(({ id }) => id === member.id), ...self].map(({ name }) => name),
      all: [...members, ...people].map(({ name }) => name),
      personIds: self.map(({ id }) => id),
    }
  }

  /** Lines of pages and briefs that ask something and refer to this member. */
  #inTexts({ personIds }: { readonly personIds: readonly string[] }): Question[] {
    const { pageTables, briefs, member } = this.source
    const targets = [...personIds.map(id => ['person', id] as const), ['member', member.id] as const]
    const asking = targets.flatMap(([kind, id]) => [
      ...pageTables.mentionsOf(kind, id).flatMap(({ pageId, line, field }) => field === null ? { about: pageId, line } : []), // prettier-ignore
      ...briefs.mentionsOf(kind, id).map(({ dealId, line }) => ({ about: dealId, line })),
    ])
    const asked = asking.filter(({ line }) => isAsking(line))
    const shown = this.#places(asked.map(({ about }) => about))
    return asked.flatMap(({ about, line }): Question[] => {
      const place = shown(about)
      // The same question has the same id, on every computer of this member.
      const id: string = derivedId<never>('asked', about, line)
      return place === null ? [] : [{ id, about: place, threadId: null, by: null, text: line }]
    })
  }

  /** What a conversation or a text is about, of these; null for a page or a deal that is not here, or in the trash. */
  #places(abouts: readonly string[]): (about: string) => Question['about'] | null {
    const { document, projection } = this.source
    const isPage = (id: string): boolean => document.collections.pages.has(id)
    const dealIds = [...new Set(abouts)].flatMap((id): DealId[] => {
      const dealId = dealIdSchema.safeParse(id)
      return dealId.success && !isPage(id) ? [dealId.data] : []
    })
    const deals = new Map<string, Question['about']>()
    for (const { boardId, card, deleted } of namedDeals(projection, dealIds))
      if (!deleted) deals.set(card.id, { kind: 'deal', dealId: card.id, boardId, title: card.title })
    return about => {
      if (!isPage(about)) return deals.get(about) ?? null
      const page = readPage(document, about)
      if (page === null || page.deleted !== null) return null
      return { kind: 'page', pageId: pageIdSchema.parse(about), title: page.title }
    }
  }
}
