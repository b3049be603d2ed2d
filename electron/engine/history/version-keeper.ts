import type * as Y from 'yjs'
import { readTouched } from '../../../core/documents/page'
import type { MemberId, PageId } from '../../../core/ids'
import { isVersionDue, toThinOut } from '../../../core/page/history/policy'
import { readVersions, thinVersions, wordsOn } from '../../../core/page/history/version'
import { kindOf, pageDocument } from '../documents/names'
import type { SharedDocument } from '../replicas/shared-document'
import type { Replicas } from '../replicas/replicas'
import { keepVersion, type VersionGround } from './keep-version'

const LOOK_EVERY_MS = 60_000

interface Edited {
  lastEditAt: number
  readonly authors: Set<MemberId>
}

/**
 * Keeps versions of pages that are written on here: after a pause, or after many words (`policy.ts`). Who only reads keeps none, so that
 * ten computers with one page open do not keep ten.
 */
export class VersionKeeper {
  readonly #edited = new Map<PageId, Edited>()
  readonly #stops: (() => void)[]
  #cancel: (() => void) | null = null

  constructor(private readonly workspace: VersionGround & { readonly replicas: Replicas }) {
    for (const shared of workspace.replicas.open()) this.#watch(shared)
    this.#stops = [workspace.replicas.onOpened(shared => this.#watch(shared))]
  }

  /** Keeps what is due now. */
  async look(): Promise<void> {
    for (const [pageId, edited] of [...this.#edited]) await this.#keepIfDue(pageId, edited)
  }

  close(): void {
    this.#cancel?.()
    for (const stop of this.#stops) stop()
  }

  #watch({ name, doc }: SharedDocument): void {
    const kind = kindOf(name)
    if (kind.kind !== 'page') return
    const onUpdate = (_update: Uint8Array, origin: unknown): void => {
      if (isFromWindow(origin)) this.#note(kind.pageId, doc)
    }
    doc.on('update', onUpdate)
    doc.once('destroy', () => doc.off('update', onUpdate))
  }

  #note(pageId: PageId, doc: Y.Doc): void {
    const edited = this.#edited.get(pageId) ?? {
      lastEditAt: 0,
      authors: new Set<MemberId>([this.workspace.member.id]),
    }
    const others = readTouched(doc)?.by
    if (others !== undefined) edited.authors.add(others)
    edited.lastEditAt = this.workspace.timers.now()
    this.#edited.set(pageId, edited)
    this.#cancel ??= this.workspace.timers.after(LOOK_EVERY_MS, this.#tick)
  }

  readonly #tick = (): void => {
    this.#cancel = null
    void this.look().finally(() => {
      if (this.#edited.size > 0) this.#cancel ??= this.workspace.timers.after(LOOK_EVERY_MS, this.#tick)
    })
  }

  async #keepIfDue(pageId: PageId, edited: Edited): Promise<void> {
    const { documents, timers } = this.workspace
    const doc = documents.read(pageDocument(pageId))
    const versions = readVersions(doc)
    const [last] = versions
    const editing = {
      now: timers.now(),
      lastEditAt: edited.lastEditAt,
      lastVersionAt: last?.at ?? null,
      wordsNow: wordsOn(doc),
      wordsThen: last?.words ?? 0,
    }
    if (!isVersionDue(editing)) return
    this.#edited.delete(pageId)
    const origin = { from: 'touch' } as const
    await keepVersion(this.workspace, pageId, { name: null, reason: 'automatic', authors: [...edited.authors] }, origin) // prettier-ignore
    const old = toThinOut(versions, editing.now)
    if (old.length > 0) documents.edit(pageDocument(pageId), origin, live => thinVersions(live, old))
  }
}

function isFromWindow(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && 'from' in origin && origin.from === 'replica'
}
