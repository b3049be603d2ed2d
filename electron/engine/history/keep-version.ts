import { isEmpty } from '../../../core/documents/schema'
import { editPage } from '../../../core/documents/page'
import type { Origin } from '../../../core/documents/origin'
import type { MemberId, PageId } from '../../../core/ids'
import { isNewer } from '../../../core/documents/replicas'
import { addVersion, wordsOn, type VersionEntry, type VersionId } from '../../../core/page/history/version'
import { pageDocument } from '../documents/names'
import type { Documents } from '../documents/documents'
import type { Blobs } from '../blobs/blobs'
import type { Timers } from '../timers'
import { packState } from './version-state'

/** What of a workspace keeping a version needs. */
export interface VersionGround {
  readonly blobs: Pick<Blobs, 'keepState'>
  readonly member: { readonly id: MemberId }
  readonly timers: Timers
  readonly documents: Documents
}

export interface KeepRequest {
  readonly name: string | null
  readonly reason: VersionEntry['reason']
  readonly authors: readonly MemberId[]
}

/** Keeps a page as it is now: its bytes first, then the entry that names them. Null where there is nothing to keep, or a newer app wrote it. */
export async function keepVersion(
  workspace: VersionGround,
  pageId: PageId,
  { name, reason, authors }: KeepRequest,
  origin: Origin,
): Promise<VersionId | null> {
  const document = pageDocument(pageId)
  const doc = workspace.documents.read(document)
  if (isEmpty(doc) || isNewer(doc, 'page')) return null
  const words = wordsOn(doc)
  const at = workspace.timers.now()
  const { bytes, hash } = await packState(doc)
  await workspace.blobs.keepState(hash, bytes)
  const entry: VersionEntry = { at, by: workspace.member.id, authors: [...authors], words, hash, reason }
  return workspace.documents.edit(document, origin, live =>
    editPage(live, origin, () => addVersion(live, entry, name)),
  )
}
