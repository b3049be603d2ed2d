import { readVersions } from '../../../core/page/history/version'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { fail, type CommandContext } from '../commands/handler'
import { pageDocument } from '../documents/names'
import { unpackState } from '../history/version-state'

export function versionsOf(
  { workspace }: CommandContext,
  { pageId }: ParsedQuery<'page.versions'>,
): Result<QueryOutput<'page.versions'>, Failure> {
  const versions = readVersions(workspace.documents.read(pageDocument(pageId)))
  return ok(versions.map(({ hash: _hash, ...version }) => version))
}

export async function versionState(
  { workspace }: CommandContext,
  { pageId, versionId }: ParsedQuery<'page.version-read'>,
): Promise<Result<QueryOutput<'page.version-read'>, Failure>> {
  const doc = workspace.documents.read(pageDocument(pageId))
  const version = readVersions(doc).find(each => each.id === versionId)
  if (version === undefined) return fail('not-found', `no version ${versionId}`, { at: 'versionId' })
  const bytes = await workspace.blobs.state(version.hash)
  return ok(bytes === null ? null : await unpackState(bytes))
}
