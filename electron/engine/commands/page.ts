import { canStand, createPage, deletePage, orderBeneath, restorePage } from '../../../core/page/edit'
import { readPage } from '../../../core/page/read'
import { favouriteField, tagField, type PageDeletion, type PagePlace } from '../../../core/page/schema'
import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { PageId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { Inverse, RecordStep } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import type { PageCommandName } from '../../contract/page-commands'
import { author, fail, type CommandContext, type Handlers } from './handler'
import { beginPage, seedPage } from './page-begin'
import { onRecords, recordStep, setField, undoBySteps } from './record-steps'

type PageCommand = Extract<PageCommandName, `page.${string}`>
type Undoable = Result<{ inverse: Inverse | null }, Failure>

export const pageCommands: Handlers<PageCommand> = {
  'page.create': (context, { pageId, title, parentId, after, from }) => {
    const begun = beginPage(context, from)
    if (!begun.ok) return begun
    const created = onRecords(context, document => {
      const place = placeAt(context, document, pageId, parentId, after)
      if (!place.ok) return place
      // Sent again after a crash, it is the same page: created once, and only seeded where it was not (D8).
      createPage(document, { ...begun.value.record, id: pageId, title: title === '' ? begun.value.title : title, place: place.value }, author(context)) // prettier-ignore
      return undoBySteps([undoCreation(context, document, pageId)])
    })
    if (created.ok) seedPage(context, pageId, begun.value)
    return created
  },
  'page.rename': (context, { pageId, title }) => setOnPage(context, pageId, 'title', title),
  'page.set-kind': (context, { pageId, kind }) => setOnPage(context, pageId, 'kind', kind),
  'page.mark-template': (context, { pageId, template }) => setOnPage(context, pageId, 'template', template),
  'page.tag': (context, { pageId, tagId, on }) => {
    if (on && readRecord(context.workspace.document, 'tags', tagId) === null)
      return fail('not-found', `no tag ${tagId}`, { at: 'tagId' })
    return onPage(context, pageId, document => {
      if (readPage(document, pageId)?.tags.includes(tagId) === on) return []
      return setField(document, 'pages', pageId, tagField(tagId), on)
    })
  },
  'page.favourite': (context, { pageId, on }) =>
    onPage(context, pageId, document => {
      const { id } = context.workspace.member
      const field = favouriteField(pageId)
      if ((document.collections.members.value(id, field) === true) === on) return []
      return setField(document, 'members', id, field, on)
    }),

  'page.move': (context, { pageId, parentId, after }) =>
    onRecords(context, document => {
      if (readPage(document, pageId) === null) return noPage(pageId)
      const place = placeAt(context, document, pageId, parentId, after)
      return place.ok ? undoBySteps(setField(document, 'pages', pageId, 'place', place.value)) : place
    }),
  'page.delete': (context, { pageId }) =>
    onPage(context, pageId, document =>
      recordStep(document, 'pages', pageId, 'deleted', () =>
        deletePage(document, context.workspace.wiki.tree(), pageId, author(context)),
      ),
    ),
  'page.restore': (context, { pageId }) =>
    onPage(context, pageId, document =>
      recordStep(document, 'pages', pageId, 'deleted', () => restorePage(document, pageId)),
    ),
}

function noPage(pageId: PageId): { readonly ok: false; readonly error: Failure } {
  return fail('not-found', `no page ${pageId}`, { at: 'pageId' })
}

function onPage(
  context: CommandContext,
  pageId: PageId,
  edit: (document: WorkspaceDocument) => RecordStep[],
): Undoable {
  return onRecords(context, document =>
    readPage(document, pageId) === null ? noPage(pageId) : undoBySteps(edit(document)),
  )
}

function setOnPage(context: CommandContext, pageId: PageId, field: string, value: unknown): Undoable {
  return onPage(context, pageId, document => setField(document, 'pages', pageId, field, value))
}

function placeAt(
  context: CommandContext,
  document: WorkspaceDocument,
  pageId: PageId,
  parentId: PageId | null,
  after: PageId | 'last' | null,
): Result<PagePlace, Failure> {
  const tree = context.workspace.wiki.tree()
  if (!canStand(tree, pageId, parentId))
    return fail('invalid-input', `page ${pageId} can't stand beneath ${parentId ?? ''}`, { at: 'parentId' })
  return ok({ parentId, order: orderBeneath(document, tree, pageId, parentId, after) })
}

/** Undoing a creation is a deletion: what somebody has put beneath it meanwhile stays (P3). */
function undoCreation(context: CommandContext, document: WorkspaceDocument, pageId: PageId): RecordStep {
  const { at, by } = author(context)
  return {
    collection: 'pages',
    id: pageId,
    field: 'deleted',
    expected: fieldStateOf(document.collections.pages, pageId, 'deleted'),
    to: { edited: true, value: { at, by, took: [] } satisfies PageDeletion },
  }
}
