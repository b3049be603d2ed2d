import { exportMarks } from '../../../core/exchange/changes/marks'
import { readRecord } from '../../../core/documents/workspace'
import { memberIdSchema } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { fail, type CommandContext } from '../commands/handler'

/** What a file for the CRM would hold, worked out on another thread, and when the last one was. */
export async function crmChanges(
  { workspace, tasks }: CommandContext,
  { boardId }: ParsedQuery<'crm.changes'>,
): Promise<Result<QueryOutput<'crm.changes'>, Failure>> {
  if (readRecord(workspace.document, 'boards', boardId) === null) return fail('not-found', `no board ${boardId}`, { at: 'boardId' }) // prettier-ignore
  const last = exportMarks(workspace.board(boardId)).findLast(mark => !mark.undone) ?? null
  await workspace.registry.settled()
  const changes = await tasks.run('crm.plan', { folder: workspace.folder, boardId })
  const by = memberIdSchema.safeParse(last?.by)
  return ok({
    ...changes,
    last: last && { markId: last.id, at: last.at, by: by.success ? by.data : null, deals: last.deals },
  })
}

export async function duplicates({
  workspace,
  tasks,
}: CommandContext): Promise<Result<QueryOutput<'duplicates'>, Failure>> {
  await workspace.registry.settled()
  return ok(await tasks.run('duplicates.find', { folder: workspace.folder }))
}
