import { existsSync, mkdirSync } from 'node:fs'
import { seedSampleBoard, seedSampleDeals, type SampleLanguage } from '../../core/workspace/sample'
import { seedSamplePages } from '../../core/workspace/sample-pages'
import { seedSampleStory } from '../../core/workspace/sample-story'
import { editPage } from '../../core/documents/page'
import { editWorkspace, seedIdentity, workspaceIdOf } from '../../core/documents/workspace'
import { workspaceIdSchema, type WorkspaceId } from '../../core/ids'
import { ok, type Result } from '../../core/result'
import type { EngineEvent, Failure } from '../contract/messages'
import type { WorkspaceEntry } from '../contract/rows'
import { fail, type CommandContext, type WorkspaceSwitch } from './commands/handler'
import { pageDocument } from './documents/names'
import type { FolderLock } from './store/lock'
import type { Damage, DocumentStore } from './store/port'
import { keepSnapshots } from './insights/snapshots'
import { Sync } from './sync/sync'
import type { TaskRunner } from './tasks/port'
import type { Timers } from './timers'
import type { WindowPort } from './windows/port'
import { WindowSession } from './windows/session'
import { readCatalogue, rememberWorkspace, workspaceFolder } from './workspace/catalogue'
import { localMember, newKeyPair, readKeyPair, type LocalMember } from './workspace/identity'
import { parseJoinLink } from './workspace/link'
import { OpenWorkspace } from './workspace/open-workspace'
import { compactInBackground } from './workspace/compaction'

export interface EngineOptions {
  readonly dataDir: string
  /** Secrets by name; `device` is made when it is missing. */
  readonly keys: Readonly<Record<string, string>>
  readonly keysKeptIn: 'keychain' | 'file'
  readonly keepSecret: (name: string, secret: string) => void
  readonly locale: string
  readonly timers: Timers
  readonly tasks: TaskRunner
  /** Opens the store of a folder; what it finds damaged, now or later, is told to `onDamage`. */
  readonly openStore: (folder: string, onDamage: (damage: Damage) => void) => DocumentStore
  readonly lockFolder: (folder: string) => FolderLock
}

interface Opened {
  readonly workspace: OpenWorkspace
  readonly sync: Sync
  readonly lock: FolderLock
  /** What was found damaged since it was opened: windows that come later are told, too. */
  readonly damage: Damage[]
  readonly stop: () => void
}

/** The engine: owns the open workspace and the windows that look at it. Runs in the utility process, in tests, anywhere Node does. */
export class Engine implements WorkspaceSwitch {
  readonly keysKeptIn: 'keychain' | 'file'
  readonly #member: LocalMember
  readonly #sessions = new Set<WindowSession>()
  readonly #imports: CommandContext['imports'] = new Map()
  #opened: Opened | null = null

  constructor(private readonly options: EngineOptions) {
    this.keysKeptIn = options.keysKeptIn
    const known = options.keys['device']
    const device = known === undefined ? newKeyPair() : readKeyPair(known)
    if (known === undefined) options.keepSecret('device', device.secret)
    this.#member = localMember(device)
  }

  /** Opens the workspace that was open last, or makes the first one with its sample. Throws a StoreError. */
  async start(): Promise<void> {
    const { current } = readCatalogue(this.options.dataDir)
    if (current !== null) return this.#switchTo(current)
    await this.create(this.#language === 'fr' ? 'Mon équipe' : 'My team', true)
  }

  get workspace(): OpenWorkspace | null {
    return this.#opened?.workspace ?? null
  }

  get sync(): Sync | null {
    return this.#opened?.sync ?? null
  }

  /** Serves a window until its port closes. */
  attach(windowId: string, port: WindowPort): void {
    const session: WindowSession = new WindowSession(port, windowId, id => this.#context(id), () => this.#sessions.delete(session)) // prettier-ignore
    this.#sessions.add(session)
    const damage = this.#opened?.damage ?? []
    if (damage.length > 0) session.send({ t: 'event', event: damageEvent(damage) })
  }

  detach(windowId: string): void {
    for (const session of [...this.#sessions]) if (session.windowId === windowId) session.close()
  }

  wake(): void {
    this.#opened?.sync.wake()
  }

  async create(name: string, sample: boolean): Promise<string> {
    const owner = newKeyPair()
    const id = workspaceIdOf(owner.publicKey)
    this.options.keepSecret(`owner/${id}`, owner.secret)
    await this.#switchTo(id, workspace => {
      const { document } = workspace
      editWorkspace(document, { from: 'seed' }, () =>
        seedIdentity(document, { name, ownerKey: Buffer.from(owner.publicKey).toString('base64') }),
      )
      if (!sample) return
      this.#seedSample(workspace)
    })
    return id
  }

  async join(link: string): Promise<Result<string, Failure>> {
    const parsed = parseJoinLink(link)
    if (parsed === null) return fail('bad-link', link.slice(0, 200), { at: 'link' })
    await this.#switchTo(parsed.workspaceId)
    // A link to a workspace that is here already never moves it to another relay: that is said in Sharing, by hand.
    if (this.#opened?.sync.relay === null) this.#opened.sync.setRelay(parsed.relay)
    return ok(parsed.workspaceId)
  }

  async open(workspaceId: string): Promise<Result<null, Failure>> {
    const id = workspaceIdSchema.safeParse(workspaceId)
    if (!id.success || !existsSync(workspaceFolder(this.options.dataDir, id.data)))
      return fail('not-found', `no workspace ${workspaceId}`)
    await this.#switchTo(id.data)
    return ok(null)
  }

  list(): WorkspaceEntry[] {
    const { workspaces } = readCatalogue(this.options.dataDir)
    return workspaces.map(({ id, name }) => ({
      id,
      name,
      current: id === this.#opened?.workspace.id,
      owned: this.options.keys[`owner/${id}`] !== undefined,
    }))
  }

  /** Stores everything, lets go of the folder. */
  async stop(): Promise<void> {
    for (const session of [...this.#sessions]) session.close()
    await this.#close()
    await this.options.tasks.close()
  }

  get #language(): SampleLanguage {
    return this.options.locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  }

  /** The sample: a board, its deals, and the pages of a team that knows how to win them. */
  #seedSample(workspace: OpenWorkspace): void {
    const author = { by: this.#member.id, at: this.options.timers.now() }
    const origin = { from: 'seed' } as const
    const board = seedSampleBoard(workspace.document, this.#language)
    const document = workspace.board(board.boardId)
    const deals = seedSampleDeals(document, board, this.#language, author)
    const pages = seedSamplePages(workspace.document, board, deals, this.#language, author)
    seedSampleStory(document, board, pages, author)
    for (const { pageId, fill } of pages.seeded)
      workspace.documents.edit(pageDocument(pageId), origin, doc =>
        editPage(doc, origin, () => fill(doc, origin)),
      )
  }

  #context(windowId: string): CommandContext | null {
    if (this.#opened === null) return null
    const { workspace, sync } = this.#opened
    const emit = (event: EngineEvent): void => this.#emit(event)
    return {
      workspace,
      sync,
      windowId,
      tasks: this.options.tasks,
      imports: this.#imports,
      workspaces: this,
      emit,
    }
  }

  #emit(event: EngineEvent): void {
    for (const session of this.#sessions) session.send({ t: 'event', event })
  }

  /** Opens a workspace, and only then lets go of the one that was open: what can't be opened changes nothing. */
  async #switchTo(id: WorkspaceId, seed?: (workspace: OpenWorkspace) => void): Promise<void> {
    if (this.#opened?.workspace.id === id) return
    const folder = workspaceFolder(this.options.dataDir, id)
    mkdirSync(folder, { recursive: true })
    const lock = this.options.lockFolder(folder)
    let opened: Opened
    try {
      opened = this.#openIn(folder, id, lock, seed)
    } catch (error) {
      lock.release()
      throw error
    }
    for (const session of this.#sessions) session.endSubscriptions()
    await this.#close()
    this.#opened = opened
    await opened.workspace.registry.settled()
    this.#remember(opened.workspace)
    this.#emit({ kind: 'workspace-changed', workspaceId: id })
  }

  #openIn(
    folder: string,
    id: WorkspaceId,
    lock: FolderLock,
    seed?: (workspace: OpenWorkspace) => void,
  ): Opened {
    const { timers, tasks } = this.options
    const damage: Damage[] = []
    let sync: Sync | null = null
    const store = this.options.openStore(folder, found => {
      damage.push(found)
      sync?.damaged(found)
      this.#emit(damageEvent(damage))
    })
    const workspace = new OpenWorkspace({ id, folder, store, member: this.#member, timers })
    seed?.(workspace)
    sync = new Sync(workspace, damage)
    const stop = [
      workspace.follower.onDirectory(() => this.#remember(workspace)),
      compactInBackground(workspace, tasks),
      keepSnapshots(workspace, () => sync?.status().arriving === true),
      workspace.blobs.onArrived(hash => this.#emit({ kind: 'blob-arrived', hash })),
    ]
    workspace.loadBoardsSoon()
    return { workspace, sync, lock, damage, stop: () => stop.forEach(end => end()) }
  }

  /** The name of the workspace, written beside the others' once it is known. */
  #remember(workspace: OpenWorkspace): void {
    const name = workspace.identity()?.name ?? ''
    const { current, workspaces } = readCatalogue(this.options.dataDir)
    if (current === workspace.id && workspaces.find(each => each.id === workspace.id)?.name === name) return
    rememberWorkspace(this.options.dataDir, workspace.id, name)
  }

  async #close(): Promise<void> {
    const opened = this.#opened
    if (opened === null) return
    this.#opened = null
    for (const running of this.#imports.values()) running.abort()
    opened.stop()
    opened.sync.close()
    await opened.workspace.close()
    opened.lock.release()
  }
}

function damageEvent(damage: readonly Damage[]): EngineEvent {
  const documents = [...new Set(damage.map(each => each.document ?? 'store'))]
  return { kind: 'damage', documents, keptAt: damage.find(each => each.keptAt !== null)?.keptAt ?? null }
}
