import {
  editWorkspace,
  readRecord,
  readRecords,
  type WorkspaceDocument,
} from '../../../core/documents/workspace'
import type { BoardId } from '../../../core/ids'
import { deleteSamplePages, restoreSamplePages } from '../../../core/page/sample'
import { byOrder, orderBetween, orderOfRow } from '../../../core/order'
import { ok, type Result } from '../../../core/result'
import type { WorkspaceCollection } from '../../../core/workspace/schema'
import type { Failure } from '../../contract/messages'
import { editRecord } from './record-steps'
import { author, fail, origin, type CommandContext, type Handlers } from './handler'

type BoardCommand =
  | 'board.create' | 'board.rename' | 'board.set-currency' | 'board.delete' | 'board.restore'
  | 'person.claim' | 'member.edit' | 'workspace.rename' // prettier-ignore

type Done = Result<Record<never, never>, Failure>

export const boardCommands: Handlers<BoardCommand> = {
  'board.create': (context, { boardId, name, currency, stages }) =>
    onWorkspace(context, ({ collections }) => {
      const last = lastOrder(context, 'boards')
      collections.boards.create(boardId, { name, currency, order: orderBetween(last, null) })
      stages.forEach(({ stageId, ...stage }, at) =>
        collections.stages.create(stageId, { ...stage, boardId, order: orderOfRow(at) }),
      )
    }),
  'board.rename': (context, { boardId, name }) => editRecord(context, 'boards', boardId, { name }),
  'board.set-currency': (context, { boardId, currency }) =>
    editRecord(context, 'boards', boardId, { currency }),
  'board.delete': (context, { boardId }) => {
    const sample = readRecord(context.workspace.document, 'boards', boardId)?.sample === true
    const done = mark(context, 'boards', boardId, true)
    if (done.ok && sample) takeSampleAway(context, boardId)
    return done
  },
  'board.restore': (context, { boardId }) => {
    const sample = readRecord(context.workspace.document, 'boards', boardId)?.sample === true
    const taken = readRecord(context.workspace.document, 'boards', boardId)?.deleted ?? null
    const done = mark(context, 'boards', boardId, false)
    if (done.ok && sample) bringSampleBack(context, boardId, taken?.at ?? 0)
    return done
  },

  'person.claim': (context, { personId, mine }) => {
    const { member, document } = context.workspace
    const person = readRecord(document, 'people', personId)
    if (!mine && person?.claimedBy !== member.id) return ok({})
    return onRecord(context, 'people', personId, { claimedBy: mine ? member.id : null })
  },
  'member.edit': (context, fields) => onRecord(context, 'members', context.workspace.member.id, fields),
  'workspace.rename': (context, { name }) =>
    onWorkspace(context, ({ doc }) => doc.getMap('meta').set('name', name)),
}

function onWorkspace(context: CommandContext, edit: (document: WorkspaceDocument) => void): Done {
  const { document } = context.workspace
  if (document.opened.state === 'newer')
    return fail('read-only-newer', `the workspace has schema ${document.opened.version}`)
  editWorkspace(document, origin(context), () => edit(document))
  return ok({})
}

/** Sets fields of one record; fields that are left out stay. */
function onRecord(
  context: CommandContext,
  collection: WorkspaceCollection,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Done {
  if (readRecord(context.workspace.document, collection, id) === null)
    return fail('not-found', `no ${id} in ${collection}`)
  return onWorkspace(context, ({ collections }) => {
    for (const [field, value] of Object.entries(fields))
      if (value !== undefined) collections[collection].edit(id, field, value)
  })
}

/** A deletion mark, and its opposite (D5). */
function mark(context: CommandContext, collection: WorkspaceCollection, id: string, deleted: boolean): Done {
  return onRecord(context, collection, id, { deleted: deleted ? author(context) : null })
}

function takeSampleAway(context: CommandContext, boardId: BoardId): void {
  markSampleNames(context, boardId, true)
  const { wiki } = context.workspace
  onWorkspace(context, document => deleteSamplePages(document, wiki.tree(), boardId, author(context)))
  for (const { id, sample } of readRecords(context.workspace.document, 'competitors'))
    if (sample === boardId) mark(context, 'competitors', id, true)
}

function bringSampleBack(context: CommandContext, boardId: BoardId, takenAt: number): void {
  markSampleNames(context, boardId, false)
  onWorkspace(context, document => restoreSamplePages(document, boardId, takenAt))
  for (const { id, sample } of readRecords(context.workspace.document, 'competitors'))
    if (sample === boardId) mark(context, 'competitors', id, false)
}

/** The sample's accounts and people go with it. Their ids are its own: no file's account is ever among them. */
function markSampleNames(context: CommandContext, boardId: string, deleted: boolean): void {
  const { projection } = context.workspace
  for (const [collection, column] of [
    ['accounts', 'account_id'],
    ['people', 'owner_id'],
  ] as const) {
    const sql = `SELECT ${column} AS id FROM deals WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING min(board_id) = ? AND max(board_id) = ?`
    for (const { id } of projection.database.prepare(sql).all(boardId, boardId) as { id: string }[])
      mark(context, collection, id, deleted)
  }
}

function lastOrder(context: CommandContext, collection: 'boards'): string | null {
  return readRecords(context.workspace.document, collection).sort(byOrder).at(-1)?.order ?? null
}
