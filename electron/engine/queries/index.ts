import { readRecord } from '../../../core/documents/workspace'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryName, QueryOutput } from '../../contract/queries'
import type { CommandContext } from '../commands/handler'
import { trashRows } from '../projection/board-query'
import { formatJoinLink } from '../workspace/link'
import { captureDeals } from './capture'
import { crmChanges, duplicates } from './crm'
import { dealDetail } from './deal-detail'
import { fieldGuess } from './field-guess'
import { entriesPlan, fileLook, importLook, importPlan } from './import-preview'
import { importsOf } from './imports-of'
import { glanceOf } from './glance'
import { pageFacts, pageMentions, pageTrash } from './page'
import { recall, searchFor, suggestFor } from './search'
import { versionsOf, versionState } from './page-version'
import { markdownRead, wikiImportPlan } from './wiki-files'

type QueryHandler<Q extends QueryName> = (
  context: CommandContext,
  input: ParsedQuery<Q>,
) => Result<QueryOutput<Q>, Failure> | Promise<Result<QueryOutput<Q>, Failure>>

/** Every query of the contract with its handler. */
export const queryHandlers: { readonly [Q in QueryName]: QueryHandler<Q> } = {
  deal: ({ workspace }, { boardId, dealId }) => ok(dealDetail(workspace, boardId, dealId)),
  imports: ({ workspace }, { boardId }) => ok(importsOf(workspace, boardId)),
  trash: ({ workspace }, { boardId }) => ok(trashRows(workspace.projection.database, boardId)),
  'page.mentions': ({ workspace }, { kind, id }) => ok(pageMentions(workspace, kind, id)),
  'page.trash': ({ workspace }) => ok(pageTrash(workspace)),
  'page.facts': ({ workspace }, { pageId }) => ok(pageFacts(workspace, pageId)),
  'blob.get': async ({ workspace }, { hash }) => ok(await workspace.blobs.get(hash)),
  'page.glance': ({ workspace }, { pageId }) => ok(glanceOf(workspace, pageId)),
  workspaces: ({ workspaces }) => ok(workspaces.list()),
  'sharing.link': ({ workspace, sync }) =>
    ok({
      link: sync.relay === null ? null : formatJoinLink({ workspaceId: workspace.id, relay: sync.relay }),
    }),
  settings: ({ workspace, workspaces }) =>
    ok({
      keysKeptIn: workspaces.keysKeptIn,
      folder: workspace.folder,
      schemaNewer: workspace.newerDocuments(),
    }),
  'field.guess': fieldGuess,
  'import.look': importLook,
  'import.plan': importPlan,
  'crm.changes': crmChanges,
  duplicates,
  'file.look': fileLook,
  'entries.plan': entriesPlan,
  'page.versions': versionsOf,
  'page.version-read': versionState,
  'wiki.import-plan': wikiImportPlan,
  'markdown.read': markdownRead,
  'contacts.named': ({ workspace }, { ids }) =>
    ok(ids.flatMap(id => readRecord(workspace.document, 'contacts', id) ?? [])),
  search: searchFor,
  'capture.deals': captureDeals,
  'search.suggest': suggestFor,
  'search.recall': recall,
}
