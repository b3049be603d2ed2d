import { readRecord } from '../../../core/documents/workspace'
import { isEmpty } from '../../../core/documents/schema'
import type { SyncStatus } from '../../contract/rows'
import { boardDocument, isReplicable, WORKSPACE_DOCUMENT } from '../documents/names'
import type { DurableUpdate, LiveDocument } from '../documents/registry'
import type { SharedDocument } from '../replicas/shared-document'
import { createSignal } from '../signal'
import type { Damage, DocumentName } from '../store/port'
import type { OpenWorkspace } from '../workspace/open-workspace'
import { Background } from './background'
import { Ledger } from './ledger'
import { PresenceRoom } from './presence'
import { RoomLink, type LinkStatus, type RoomLinkOptions } from './room-link'
import { overall, savedState, type ConnectionState } from './status'
import { Visits } from './visits'

const RELAY = 'relay'
/** Pause between writing down what is held: it is only worth one write to disk now and then. */
const REMEMBER_MS = 2_000

/**
 * Keeps every document of a workspace in step with its relay, and says how far that is (S5-S8). What is in use has a link of its own:
 * the workspace, the boards, and what windows show. Everything else is followed in the background.
 */
export class Sync {
  readonly presence: PresenceRoom
  readonly #ledger: Ledger
  readonly #links = new Map<DocumentName, RoomLink>()
  readonly #unlink = new Map<DocumentName, () => void>()
  readonly #status = createSignal<SyncStatus>()
  readonly #stop: (() => void)[]
  /** Documents that something arrived for: they are as held as they were. */
  readonly #touched = new Set<DocumentName>()
  #background: Background | null = null
  #visits: Visits | null = null
  #relay: string | null
  #heldAt: number | null = null
  #telling = false
  #cancelRemember: (() => void) | null = null
  #wasFailing = false
  #closed = false

  /** `damage` is what was found wrong with the store when it was opened; what is found later is told to `damaged`. */
  constructor(
    private readonly workspace: OpenWorkspace,
    damage: readonly Damage[] = [],
  ) {
    const { registry, document, member, replicas } = workspace
    this.#relay = workspace.store.getMeta(RELAY) || null
    this.#ledger = new Ledger(workspace.store)
    for (const found of damage) this.#forget(found)
    this.presence = new PresenceRoom(document.doc, () => readRecord(document, 'members', member.id) ?? member)
    this.#stop = [
      registry.onDurable(update => this.#onDurable(update)),
      registry.onSaving(({ problem }) => {
        if (problem === null && this.#wasFailing) this.wake()
        this.#wasFailing = problem !== null
        this.#tell()
      }),
      workspace.onBoardLoaded(() => this.#connect()),
      replicas.onOpened(() => this.#connect()),
      workspace.blobs.onChange(() => this.#tell()),
      replicas.onClosed(name => this.#letGo(name)),
      document.collections.members.onChange(ids => {
        if (ids.has(member.id)) this.presence.publish()
      }),
    ]
    workspace.blobs.follow(this.#relay, false)
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
    this.#ledger.reset('')
    this.#heldAt = null
    this.workspace.blobs.follow(relay, true)
    this.#connect()
    this.#tell()
  }

  /** The computer woke, its network changed, or somebody asked: every connection is made anew (S7). */
  wake(): void {
    for (const link of this.#links.values()) link.reconnect()
    this.#background?.reconnect()
    this.workspace.blobs.retry()
  }

  /** A part of the store was lost: the relay is asked for all of it again (S3). */
  damaged(found: Damage): void {
    this.#forget(found)
    if (this.#background === null) return
    if (found.document === null) {
      this.#drop()
      this.#connect()
    } else if (!this.#links.has(found.document) && isReplicable(found.document))
      this.#background.adopt(found.document, 1)
  }

  status(): SyncStatus {
    const links = [...this.#links.values()].map(link => link.status)
    const unlinked = this.#unlinked()
    const unlinkedUnheld = unlinked.filter(name => this.#ledger.mayBeUnheld(name)).length
    const background = this.#background?.status
    // Pictures count where there is a relay that could hold them.
    const pictures = this.#relay === null ? 0 : this.workspace.blobs.unheld
    const others = [background, this.#visits?.counts(), { unheld: pictures, unsent: pictures }]
    const count = (of: 'unsent' | 'unheld'): number =>
      [...links, ...others].reduce((sum, each) => sum + (each?.[of] ?? 0), 0)
    return {
      relay: this.#relay,
      ...overall([...links, ...streamState(background)], unlinked.length > 0),
      ...savedState(this.workspace.registry.saving),
      unsent: count('unsent'),
      unheld: count('unheld') + unlinkedUnheld,
      arriving: this.#isArriving(links) || background?.arriving === true,
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

  #onDurable({ name, update, fromNetwork }: DurableUpdate): void {
    const link = this.#links.get(name) ?? this.#visits?.get(name)
    if (fromNetwork) {
      this.#touched.add(name)
      this.#rememberSoon()
    } else if (link !== undefined) link.send(update)
    else if (isReplicable(name)) {
      this.#background?.edited(name, update)
      this.#visits?.ask(name)
    }
  }

  /** The workspace and its boards: always in use. */
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
    this.#background ??= this.#follow(relay)
    for (const document of this.#documents()) {
      if (this.#links.has(document.name)) continue
      const isWorkspace = document.name === WORKSPACE_DOCUMENT
      this.#links.set(
        document.name,
        this.#link(document, {
          ...(isWorkspace ? { awareness: this.presence.awareness } : {}),
          // Others ignore a state that they knew before the connection broke, until it is said anew.
          onMet: () => isWorkspace && this.presence.publish(),
        }),
      )
    }
    for (const shared of this.workspace.replicas.open())
      if (!this.#links.has(shared.name)) this.#share(shared)
    this.#tell()
  }

  #link(document: LiveDocument, more: Partial<RoomLinkOptions> = {}): RoomLink {
    return new RoomLink({
      relay: this.#relay ?? '',
      room: `${this.workspace.id}/${document.name}`,
      document,
      timers: this.workspace.timers,
      mayBeUnheld: this.#ledger.mayBeUnheld(document.name),
      settled: () => this.workspace.registry.settled(),
      onStatus: () => this.#tell(),
      onHeld: () => this.#onHeld(),
      ...more,
      onMet: () => {
        this.#background?.retryNow()
        this.workspace.blobs.retry()
        more.onMet?.()
      },
    })
  }

  /** A link for a document that windows show, with the presence of its people. */
  #share(shared: SharedDocument): void {
    const { name } = shared
    const isOurs = (client: number): boolean => this.workspace.replicas.isOurs(name, client)
    const link = this.#link(shared, {
      presence: {
        hear: states => shared.hearOthers(states, isOurs),
        gone: () => shared.forgetOthers(isOurs),
      },
      onMet: () => shared.askPresence(),
    })
    this.#links.set(name, link)
    this.#unlink.set(
      name,
      shared.onPresence(states => link.say(states)),
    )
    this.#visits?.leave(name)
    this.#background?.release(name)
  }

  /** No window shows a document any more: what is not held of it is brought to the relay in the background. */
  #letGo(name: DocumentName): void {
    const link = this.#links.get(name)
    if (link === undefined) return
    const { unheld } = link.status
    this.#unlink.get(name)?.()
    this.#unlink.delete(name)
    this.#links.delete(name)
    link.destroy()
    if (unheld === 0) this.#touched.add(name)
    else {
      this.#background?.adopt(name, unheld)
      this.#visits?.ask(name)
    }
    this.#rememberSoon()
    this.#tell()
  }

  #follow(relay: string): Background {
    const { id, registry, documents, timers } = this.workspace
    return new Background({
      ...{ registry, documents, timers },
      url: `${relay}/.stream/${id}`,
      ledger: this.#ledger,
      isLinked: name => this.#links.has(name) || this.#visits?.get(name) !== undefined,
      isOwn: isReplicable,
      onStatus: () => {
        this.#chooseWay()
        this.#tell()
      },
      onHeld: name => {
        this.#touched.add(name)
        this.#onHeld()
      },
      onForgotten: () => this.workspace.blobs.doubt(),
      onLedger: () => this.#rememberSoon(),
    })
  }

  /** A relay without the stream is visited room by room. */
  #chooseWay(): void {
    const isUnspoken = this.#background?.status.state === 'unspoken'
    if (!isUnspoken && this.#background?.status.state === 'connected') {
      this.#visits?.destroy()
      this.#visits = null
    }
    if (!isUnspoken || this.#visits !== null || this.#closed) return
    this.#visits = new Visits({
      registry: this.workspace.registry,
      timers: this.workspace.timers,
      names: () => [...new Set([...(this.#background?.unheld() ?? []), ...this.workspace.knownReplicas()])],
      isLinked: name => this.#links.has(name),
      link: (lease, onStatus) => {
        const link = this.#link(lease, {
          onStatus: () => {
            onStatus()
            this.#tell()
          },
        })
        this.#background?.release(lease.name)
        return link
      },
      onDone: name => {
        this.#touched.add(name)
        this.#rememberSoon()
      },
      onGone: (name, unheld) => {
        if (unheld === 0 || this.#links.has(name)) return
        this.#background?.adopt(name, unheld)
        this.#visits?.ask(name)
      },
    })
  }

  #drop(): void {
    for (const end of this.#unlink.values()) end()
    this.#unlink.clear()
    for (const link of this.#links.values()) link.destroy()
    this.#links.clear()
    this.#visits?.destroy()
    this.#visits = null
    this.#background?.destroy()
    this.#background = null
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
    if (this.#closed) return
    this.#cancelRemember ??= this.workspace.timers.after(REMEMBER_MS, () => {
      this.#cancelRemember = null
      this.#remember()
    })
  }

  /** Writes down up to where each document is held. A run that ends before this has asks again, and finds that it is. */
  #remember(): void {
    const { registry } = this.workspace
    for (const [name, link] of this.#links)
      if (link.status.unheld === 0 && registry.saving.pending === 0) this.#ledger.setHeld(name)
    for (const name of this.#touched) {
      if (this.#links.has(name) || registry.isWriting(name)) continue
      this.#touched.delete(name)
      if (this.#background !== null && !this.#background.isDirty(name)) this.#ledger.setHeld(name)
    }
    this.#ledger.write()
  }

  #forget({ document }: Damage): void {
    if (document === null) this.#ledger.reset('')
    else this.#ledger.forget(document)
  }

  #isArriving(links: readonly LinkStatus[]): boolean {
    if (this.workspace.identity() === null) return true
    return links.some(link => !link.met) && this.#documents().some(({ doc }) => isEmpty(doc))
  }
}

/** A relay that speaks no stream is connected all the same. */
function streamState(background: Background['status'] | undefined): ConnectionState[] {
  if (background === undefined || background.state === 'unspoken') return []
  return [{ state: background.state, reason: background.reason }]
}
