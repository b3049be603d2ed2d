import { readRecord } from '../../../core/documents/workspace'
import { isEmpty } from '../../../core/documents/schema'
import type { SyncStatus } from '../../contract/rows'
import { boardDocument, WORKSPACE_DOCUMENT } from '../documents/names'
import type { LiveDocument } from '../documents/registry'
import { createSignal } from '../signal'
import type { DocumentName } from '../store/port'
import type { OpenWorkspace } from '../workspace/open-workspace'
import { PresenceRoom } from './presence'
import { RoomLink, type LinkStatus } from './room-link'

const RELAY = 'relay'
/** Pause between writing down what is held: it is only worth one write to disk now and then. */
const REMEMBER_MS = 2_000

/** Keeps every loaded document of a workspace in step with its relay, and says how far that is (S5-S8). */
export class Sync {
  readonly presence: PresenceRoom
  readonly #links = new Map<DocumentName, RoomLink>()
  readonly #status = createSignal<SyncStatus>()
  readonly #stop: (() => void)[]
  #relay: string | null
  #heldAt: number | null = null
  #telling = false
  #cancelRemember: (() => void) | null = null
  #wasFailing = false
  #closed = false

  constructor(private readonly workspace: OpenWorkspace) {
    const { registry, document, member } = workspace
    this.#relay = workspace.store.getMeta(RELAY) || null
    this.presence = new PresenceRoom(document.doc, () => readRecord(document, 'members', member.id) ?? member)
    this.#stop = [
      registry.onDurable(({ name, update, fromNetwork }) => {
        if (fromNetwork) this.#rememberSoon()
        else this.#links.get(name)?.send(update)
      }),
      registry.onSaving(({ problem }) => {
        if (problem === null && this.#wasFailing) this.wake()
        this.#wasFailing = problem !== null
        this.#tell()
      }),
      workspace.onBoardLoaded(() => this.#connect()),
      document.collections.members.onChange(ids => {
        if (ids.has(member.id)) this.presence.publish()
      }),
    ]
    this.#connect()
  }

  readonly onStatus = this.#status.on

  get relay(): string | null {
    return this.#relay
  }

  /** Follows another relay, or none. What was held is held by the other one alone, so all is asked again. */
  setRelay(relay: string | null): void {
    if (relay === this.#relay) return
    this.#drop()
    this.#relay = relay
    this.workspace.store.setMeta(RELAY, relay ?? '')
    for (const live of this.#documents()) this.workspace.store.setMeta(heldKey(live.name), '0')
    this.#heldAt = null
    this.#connect()
    this.#tell()
  }

  /** The computer woke, its network changed, or somebody asked: every connection is made anew (S7). */
  wake(): void {
    for (const link of this.#links.values()) link.reconnect()
  }

  status(): SyncStatus {
    const links = [...this.#links.values()].map(link => link.status)
    const { pending, problem } = this.workspace.registry.saving
    const unlinked = this.#unlinked()
    const unlinkedUnheld = unlinked.filter(name => this.#mayBeUnheld(name)).length
    return {
      relay: this.#relay,
      ...overall(links, unlinked.length > 0),
      saved: problem !== null ? 'failing' : pending > 0 ? 'saving' : 'saved',
      saveProblem:
        problem === null
          ? null
          : problem.code === 'full' || problem.code === 'read-only'
            ? problem.code
            : 'unknown',
      pending,
      unsent: links.reduce((sum, link) => sum + link.unsent, 0),
      unheld: links.reduce((sum, link) => sum + link.unheld, unlinkedUnheld),
      arriving: this.#isArriving(links),
      heldAt: this.#heldAt,
    }
  }

  close(): void {
    this.#closed = true
    this.#cancelRemember?.()
    this.#remember()
    for (const stop of this.#stop) stop()
    this.#drop()
    this.presence.destroy()
  }

  #documents(): LiveDocument[] {
    const names = [WORKSPACE_DOCUMENT, ...this.workspace.loadedBoards().map(boardDocument)]
    return names.flatMap(name => this.workspace.registry.get(name) ?? [])
  }

  /** Boards that are not loaded yet: what the relay has of them can't be told before they are. */
  #unlinked(): DocumentName[] {
    if (this.#links.size === 0) return []
    return this.workspace
      .boardIds()
      .map(boardDocument)
      .filter(name => !this.#links.has(name))
  }

  #connect(): void {
    const relay = this.#relay
    if (relay === null || relay === '' || this.#closed) return
    for (const document of this.#documents()) {
      if (this.#links.has(document.name)) continue
      const link = new RoomLink({
        relay,
        room: `${this.workspace.id}/${document.name}`,
        document,
        timers: this.workspace.timers,
        ...(document.name === WORKSPACE_DOCUMENT ? { awareness: this.presence.awareness } : {}),
        mayBeUnheld: this.#mayBeUnheld(document.name),
        settled: () => this.workspace.registry.settled(),
        onStatus: () => this.#tell(),
        onHeld: () => this.#onHeld(),
        // Others ignore a state that they knew before the connection broke, until it is said anew.
        onMet: () => document.name === WORKSPACE_DOCUMENT && this.presence.publish(),
      })
      this.#links.set(document.name, link)
    }
    this.#tell()
  }

  #drop(): void {
    for (const link of this.#links.values()) link.destroy()
    this.#links.clear()
  }

  /** Statuses change in bursts; windows are told once a turn. */
  #tell(): void {
    if (this.#telling || this.#closed) return
    this.#telling = true
    this.workspace.timers.soon(() => {
      this.#telling = false
      if (!this.#closed) this.#status.emit(this.status())
    })
  }

  #onHeld(): void {
    this.#heldAt = this.workspace.timers.now()
    this.#rememberSoon()
  }

  #rememberSoon(): void {
    this.#cancelRemember ??= this.workspace.timers.after(REMEMBER_MS, () => {
      this.#cancelRemember = null
      this.#remember()
    })
  }

  /** Writes down up to where each document is held. A run that ends before this has asks again, and finds that it is. */
  #remember(): void {
    for (const [name, link] of this.#links) {
      const seq = String(this.workspace.store.lastSeq(name))
      const settled = link.status.unheld === 0 && this.workspace.registry.saving.pending === 0
      if (settled && this.workspace.store.getMeta(heldKey(name)) !== seq)
        this.workspace.store.setMeta(heldKey(name), seq)
    }
  }

  #mayBeUnheld(name: DocumentName): boolean {
    return this.workspace.store.lastSeq(name) > Number(this.workspace.store.getMeta(heldKey(name)) ?? '0')
  }

  #isArriving(links: readonly LinkStatus[]): boolean {
    if (this.workspace.identity() === null) return true
    return links.some(link => !link.met) && this.#documents().some(({ doc }) => isEmpty(doc))
  }
}

function heldKey(name: DocumentName): string {
  return `held:${name}`
}

function overall(
  links: readonly LinkStatus[],
  moreToCome: boolean,
): Pick<SyncStatus, 'connection' | 'reason'> {
  if (links.length === 0) return { connection: 'off', reason: null }
  const worst = (['refused', 'waiting', 'connecting'] as const).find(state =>
    links.some(link => link.state === state),
  )
  if (worst === undefined) return { connection: moreToCome ? 'connecting' : 'connected', reason: null }
  return { connection: worst, reason: links.find(link => link.state === worst)?.reason ?? null }
}
