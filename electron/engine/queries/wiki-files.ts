import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { fail, type CommandContext } from '../commands/handler'

/** What an import would make: the same reading and planning as the import itself, with nothing written. */
export async function wikiImportPlan(
  { workspace, tasks }: CommandContext,
  input: ParsedQuery<'wiki.import-plan'>,
): Promise<Result<QueryOutput<'wiki.import-plan'>, Failure>> {
  await workspace.registry.settled()
  return ok(await tasks.run('wiki.plan', { folder: workspace.folder, ...input }))
}

/** Markdown as blocks, on another thread: what is pasted may be long. */
export async function markdownRead(
  { tasks }: CommandContext,
  { text }: ParsedQuery<'markdown.read'>,
): Promise<Result<QueryOutput<'markdown.read'>, Failure>> {
  const read = await tasks.run('markdown.read', { text })
  return read.ok ? read : fail('invalid-input', read.error, { at: 'text' })
}
