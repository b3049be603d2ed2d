import { appInfoSchema, type WinroomBridge } from '../../electron/contract/bridge'
import type { Presence, SyncStatus } from '../../electron/contract/rows'
import { createWords, languageOf } from '../i18n'
import { createValueStore } from '../replica/value-store'
import { WikiStore } from '../replica/wiki-store'
import { indexDirectory, type DirectoryIndex } from './directory-index'
import { EngineClient } from './engine-client'
import { isSameWhere, whereSchema } from './place'
import { keepWhere, openPreferences, whereOfWindow } from './preferences'
import type { Chosen, OpenBoard, PresenceIndex, Session } from './session'
import { Ui } from './ui-state'
import { UndoStack } from './undo-stack'

/** Makes the session: the line to the engine, what is always subscribed to, and what this window remembers. */
export async function createSession(bridge: WinroomBridge): Promise<Session> {
  const client = new EngineClient()
  listenForPorts(client)
  await bridge.invoke('engine:connect', undefined)
  const info = appInfoSchema.parse(await bridge.invoke('app:info', undefined))
  const preferences = openPreferences()
  const words = await createWords(preferences.get().language ?? languageOf(info.locale))
  const session: Session = {
    bridge,
    info,
    client,
    words,
    preferences,
    undo: new UndoStack(client),
    ui: new Ui(whereOfWindow() ?? whereSchema.parse(preferences.get()), preferences.get().views),
    directory: createValueStore<DirectoryIndex | null>(null),
    sync: createValueStore<SyncStatus | null>(null),
    presence: createValueStore<PresenceIndex>({ all: [], byDeal: new Map() }),
    board: createValueStore<OpenBoard | null>(null),
    chosen: createValueStore<Chosen | null>(null),
    wiki: new WikiStore(onPatch => void client.subscribe('wiki', {}, onPatch)),
    cannotStart: createValueStore<{ code: string; detail: string } | null>(null),
  }
  followPreferences(session)
  followEngine(session)
  return session
}

/** Ports come as messages of the window to itself; only the newest counts. */
function listenForPorts(client: EngineClient): void {
  window.addEventListener('message', event => {
    const port = event.ports[0]
    const data = event.data as { type?: unknown } | null
    if (event.source !== window || data?.type !== 'engine-port' || port === undefined) return
    client.attach(port)
  })
}

function followEngine({ client, directory, sync, presence, undo, ui }: Session): void {
  client.subscribe('directory', {}, patch => directory.set(indexDirectory(patch)))
  client.subscribe('sync', {}, patch => sync.set(patch))
  client.subscribe('presence', {}, patch => presence.set(indexPresence(patch)))
  client.onEvent(event => {
    if (event.kind !== 'workspace-changed') return
    undo.clear()
    ui.leaveWorkspace()
  })
}

const strength = { viewing: 0, editing: 1, holding: 2 } as const

function indexPresence(patch: readonly Presence[]): PresenceIndex {
  const all = patch.filter(one => !one.self)
  const byDeal = new Map<string, Presence>()
  for (const one of all) {
    if (one.dealId === null) continue
    const known = byDeal.get(one.dealId)
    if (known === undefined || strength[one.doing] > strength[known.doing]) byDeal.set(one.dealId, one)
  }
  return { all, byDeal }
}

function followPreferences({ preferences, words, ui }: Session): void {
  preferences.subscribe(() => {
    const { language } = preferences.get()
    if (language !== null && language !== words.language) void words.changeLanguage(language)
  })
  keepWhere(ui.where())
  ui.store.subscribe(() => {
    const where = ui.where()
    const kept = preferences.get()
    const { views } = ui.store.get()
    if (isSameWhere(where, kept) && views === kept.views) return
    keepWhere(where)
    preferences.set({ ...kept, ...where, views })
  })
}
