import * as Y from 'yjs'
import { editPage } from '../../../core/documents/page'
import { isEmpty } from '../../../core/documents/schema'
import type { Origin } from '../../../core/documents/origin'
import type { PageId } from '../../../core/ids'
import { writeContent } from '../../../core/page/content/write'
import type { NewPage } from '../../../core/page/edit'
import { seedHead } from '../../../core/page/head-seed'
import { readPage } from '../../../core/page/read'
import { templateOf } from '../../../core/page/templates'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { PageOrigin } from '../../contract/page-commands'
import { pageDocument } from '../documents/names'
import { fail, origin, type CommandContext } from './handler'

/** What a new page begins with: what its record takes over, and how its document is filled. */
export interface Beginning {
  readonly record: Pick<NewPage, 'kind' | 'tags'>
  readonly title: string
  readonly fill: (doc: Y.Doc, origin: Origin) => void
}

export function beginPage(context: CommandContext, from: PageOrigin): Result<Beginning, Failure> {
  if (from.what === 'blank') return ok({ record: { kind: from.kind }, title: '', fill: fillBlank })
  if (from.what === 'template' || from.what === 'copy') return beginFrom(context, from)
  const template = templateOf(from.kind, from.language)
  return ok({
    record: { kind: from.kind },
    title: template.title,
    fill: (doc, origin) => {
      seedHead(doc, from.kind, template.head)
      writeContent(doc, template.blocks, origin)
    },
  })
}

/** Fills a new page's document, in one transaction, unless it was filled before (D8). */
export function seedPage(context: CommandContext, pageId: PageId, { fill }: Beginning): void {
  context.workspace.documents.edit(pageDocument(pageId), origin(context), doc => {
    if (isEmpty(doc)) editPage(doc, origin(context), () => fill(doc, origin(context)))
  })
}

/**
 * The same page again: its document's whole state, so that nothing is lost on the way, not even what this version can't
 * read. The new page is another document, and whoever wrote in the old one writes on in their own name.
 */
function beginFrom(
  { workspace }: CommandContext,
  from: Extract<PageOrigin, { pageId: PageId }>,
): Result<Beginning, Failure> {
  const page = readPage(workspace.document, from.pageId)
  if (page === null) return fail('not-found', `no page ${from.pageId}`, { at: 'from' })
  const source = workspace.documents.read(pageDocument(from.pageId))
  const state = Y.encodeStateAsUpdate(source)
  return ok({
    record: { kind: page.kind, tags: from.what === 'copy' ? page.tags : [] },
    title: page.title,
    // A page whose text has not arrived gives its title and its tags.
    fill: isEmpty(source) ? fillBlank : doc => Y.applyUpdate(doc, state),
  })
}

/** A page without anything holds an empty line to write on, so that opening it never writes (D8). */
function fillBlank(doc: Y.Doc, origin: Origin): void {
  writeContent(doc, [], origin)
}
