import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { fail, type CommandContext } from '../commands/handler'
import { wikiWork } from '../commands/wiki-work'
import { TaskStalled } from '../tasks/port'
import { PASTE_MS, withPatience } from '../wiki/patience'

/** What an import would make: the same reading and planning as the import itself, with nothing written. */
export function wikiImportPlan(
  context: CommandContext,
  { workId, ...input }: ParsedQuery<'wiki.import-plan'>,
): Promise<Result<QueryOutput<'wiki.import-plan'>, Failure>> {
  const { workspace, tasks } = context
  return wikiWork(context, workId, async ({ options }) => {
    await workspace.registry.settled()
    const plan = { folder: workspace.folder, ...input }
    return ok(await withPatience((slow, with_) => tasks.run('wiki.plan', { ...plan, slow }, with_), options))
  })
}

/** Markdown as blocks, on another thread and not for long: somebody waits for what they paste. */
export async function markdownRead(
  { tasks }: CommandContext,
  { text }: ParsedQuery<'markdown.read'>,
): Promise<Result<QueryOutput<'markdown.read'>, Failure>> {
  try {
    const read = await tasks.run('markdown.read', { text }, { stepMs: PASTE_MS })
    return read.ok ? read : fail('too-much', read.error, { at: 'text' })
  } catch (error) {
    if (error instanceof TaskStalled) return fail('too-much', error.message, { at: 'text' })
    throw error
  }
}
