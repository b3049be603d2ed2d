import { ok, type Result } from '../../../core/result'
import type { FileProblem } from '../../../core/exchange/mapping'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { fail, type CommandContext } from '../commands/handler'

/** What a file seems to be, and which board its deals are on already. */
export async function importLook(
  { workspace, tasks }: CommandContext,
  input: ParsedQuery<'import.look'>,
): Promise<Result<QueryOutput<'import.look'>, Failure>> {
  const looked = await tasks.run('import.look', { ...input, folder: workspace.folder })
  return looked.ok ? ok(looked.value) : badFile(looked.error)
}

/** What an import would do: the same reading and planning as the import itself, on another thread, with nothing written. */
export async function importPlan(
  { workspace, tasks }: CommandContext,
  input: ParsedQuery<'import.plan'>,
): Promise<Result<QueryOutput<'import.plan'>, Failure>> {
  await workspace.registry.settled()
  const planned = await tasks.run('import.plan', { ...input, folder: workspace.folder })
  return planned.ok ? ok(planned.value) : badFile(planned.error)
}

/** What a file is a list of, and what it seems to be. */
export async function fileLook(
  { workspace, tasks }: CommandContext,
  input: ParsedQuery<'file.look'>,
): Promise<Result<QueryOutput<'file.look'>, Failure>> {
  await workspace.registry.settled()
  const looked = await tasks.run('file.look', { ...input, folder: workspace.folder })
  return looked.ok ? ok(looked.value) : badFile(looked.error)
}

export async function entriesPlan(
  { workspace, tasks }: CommandContext,
  input: ParsedQuery<'entries.plan'>,
): Promise<Result<QueryOutput<'entries.plan'>, Failure>> {
  await workspace.registry.settled()
  const planned = await tasks.run('entries.plan', { ...input, folder: workspace.folder })
  return planned.ok ? ok(planned.value) : badFile(planned.error)
}

export function badFile(fileProblem: FileProblem): { readonly ok: false; readonly error: Failure } {
  return fail('bad-file', `${fileProblem.code}: ${fileProblem.detail}`, { fileProblem })
}
