import { isAbsolute, relative, resolve } from 'node:path'
import { readRecord } from '../../../core/documents/workspace'
import type { BoardDocument } from '../../../core/documents/board'
import type { Author } from '../../../core/deal/edit'
import type { Origin } from '../../../core/documents/origin'
import type { BoardId } from '../../../core/ids'
import { err, type Result } from '../../../core/result'
import type { CommandName, CommandOutput, ParsedCommand } from '../../contract/commands'
import type { EngineEvent, Failure } from '../../contract/messages'
import type { WorkspaceEntry } from '../../contract/rows'
import type { Sync } from '../sync/sync'
import type { TaskRunner } from '../tasks/port'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** What a command may use. It edits documents and returns; that its edit is on disk is waited for by whoever called it. */
export interface CommandContext {
  readonly workspace: OpenWorkspace
  readonly sync: Sync
  readonly windowId: string
  readonly tasks: TaskRunner
  readonly imports: RunningImports
  readonly workspaces: WorkspaceSwitch
  emit(event: EngineEvent): void
}

/** Imports that are under way, by the id that the window gave them. */
export type RunningImports = Map<string, AbortController>

/** Making, joining and opening workspaces: done by the engine, which holds the one that is open. */
export interface WorkspaceSwitch {
  create(name: string, sample: boolean): Promise<string>
  join(link: string): Promise<Result<string, Failure>>
  open(workspaceId: string): Promise<Result<null, Failure>>
  list(): WorkspaceEntry[]
  readonly keysKeptIn: 'keychain' | 'file'
}

export type Handler<C extends CommandName> = (
  context: CommandContext,
  input: ParsedCommand<C>,
) => Result<CommandOutput<C>, Failure> | Promise<Result<CommandOutput<C>, Failure>>
export type Handlers<C extends CommandName> = { readonly [K in C]: Handler<K> }

export function fail(
  code: Failure['code'],
  detail: string,
  more: Partial<Failure> = {},
): { readonly ok: false; readonly error: Failure } {
  return err({ code, detail, ...more })
}

export function author({ workspace }: CommandContext): Author {
  return { by: workspace.member.id, at: workspace.timers.now() }
}

export function origin({ windowId }: CommandContext): Origin {
  return { from: 'command', windowId }
}

/** Whether a path lies in the workspace's folder or beside it: what a window names is never written there. */
export function isOurs({ workspace }: CommandContext, path: string): boolean {
  const inside = relative(resolve(workspace.folder, '../..'), resolve(path))
  return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))
}

/** The board to edit, or why it can't be: one that a newer app wrote is only shown (D9). */
export function writableBoard(
  { workspace }: CommandContext,
  boardId: BoardId,
): Result<BoardDocument, Failure> {
  if (readRecord(workspace.document, 'boards', boardId) === null)
    return fail('not-found', `no board ${boardId}`, { at: 'boardId' })
  const board = workspace.board(boardId)
  if (board.opened.state === 'newer')
    return fail('read-only-newer', `board ${boardId} has schema ${board.opened.version}`)
  return { ok: true, value: board }
}
