import type { i18n } from 'i18next'
import { createContext, useContext } from 'react'
import type { BoardId, DealId } from '../../core/ids'
import { SETTINGS_ID, settingsSchema } from '../../core/workspace/planning'
import type { AppInfo, WinroomBridge } from '../../electron/contract/bridge'
import type { Presence, SyncStatus } from '../../electron/contract/rows'
import type { BoardRows } from '../replica/board-rows'
import { useValue, type ValueStore } from '../replica/value-store'
import type { WikiStore } from '../replica/wiki-store'
import type { DirectoryIndex } from './directory-index'
import type { EngineClient } from './engine-client'
import type { Preferences } from './preferences'
import type { Ui, UiState } from './ui-state'
import type { UndoStack } from './undo-stack'

/** The board that this window shows, with its rows. */
export interface OpenBoard {
  readonly boardId: BoardId
  readonly rows: BoardRows
  /** The board that a deal of these rows stands on: another one only where all boards are shown together. */
  readonly boardOf: (dealId: DealId) => BoardId
}

/** What the view of the board that is shown has selected, asked for when it is wanted. */
export interface Chosen {
  readonly deals: () => readonly DealId[]
}

/** Others' presence, by deal and by board. */
export interface PresenceIndex {
  readonly all: readonly Presence[]
  readonly byDeal: ReadonlyMap<string, Presence>
}

/** Everything a part of the interface may need, made once at boot. */
export interface Session {
  readonly bridge: WinroomBridge
  readonly info: AppInfo
  readonly client: EngineClient
  readonly undo: UndoStack
  readonly words: i18n
  readonly ui: Ui
  readonly preferences: ValueStore<Preferences>
  /** Null until the engine has said it for the first time. */
  readonly directory: ValueStore<DirectoryIndex | null>
  readonly sync: ValueStore<SyncStatus | null>
  readonly presence: ValueStore<PresenceIndex>
  readonly board: ValueStore<OpenBoard | null>
  readonly chosen: ValueStore<Chosen | null>
  readonly wiki: WikiStore
  /** Why the engine can't start here, when it can't. */
  readonly cannotStart: ValueStore<{ readonly code: string; readonly detail: string } | null>
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('outside of the session')
  return session
}

const emptyIndex: DirectoryIndex = {
  directory: { workspace: null, me: null, boards: [], removedBoards: [], stages: [], accounts: [], people: [], products: [], fields: [], members: [], competitors: [], tags: [], reasons: [], targets: [], rates: [], settings: settingsSchema.parse({ id: SETTINGS_ID }), views: [] }, // prettier-ignore
  boards: [],
  stagesOf: new Map(),
  stages: new Map(),
  accounts: new Map(),
  people: new Map(),
  products: new Map(),
  members: new Map(),
  competitors: new Map(),
  tags: new Map(),
  fields: [],
  reasons: new Map(),
  redirects: new Map(),
}

export function useDirectory(): DirectoryIndex {
  return useValue(useSession().directory) ?? emptyIndex
}

export function useUi(): UiState {
  return useValue(useSession().ui.store)
}
