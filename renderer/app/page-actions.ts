import { randomId, type CompetitorId, type PageId, type TagId } from '../../core/ids'
import { orderBetween } from '../../core/order'
import type { Language, PageKind } from '../../core/page/schema'
import type { Result } from '../../core/result'
import type { CommandInput, CommandName, CommandOutput } from '../../electron/contract/commands'
import type { Inverse } from '../../electron/contract/inverse'
import type { Failure } from '../../electron/contract/messages'
import type { PageOrigin } from '../../electron/contract/page-commands'
import { childrenOf, countBeneath } from '../replica/wiki-index'
import type { Guess } from '../replica/wiki-store'
import { linkToPage } from './page-link'
import { notify, notifyFailure } from './notify'
import type { Session } from './session'
import { notifyDone } from './undo-actions'
import type { Deed, Done } from './undo-stack'

/**
 * What a person does to pages as a whole: shown at once where that can be foreseen, sent, put on the undo stack; taken back
 * and explained when it is refused. Each resolves to whether it was kept.
 */
interface Doing {
  readonly deed: Deed
  /** What is shown until the engine answers. */
  readonly guess?: { readonly pageId: PageId; readonly fields: Guess }
}

function begin<C extends UndoableCommand>(
  session: Session,
  { deed, guess }: Doing,
  name: C,
  input: CommandInput<C>,
): { readonly done: Done; readonly kept: Promise<boolean> } {
  const takeBack = guess && session.wiki.guess(guess.pageId, guess.fields)
  const answer = session.client.command(name, input) as Promise<Result<Undoable & CommandOutput<C>, Failure>>
  const done = session.undo.record(deed, answer)
  const kept = answer.then(result => {
    // A command that changed nothing is followed by no patch that would take the place of what was foreseen.
    if (!result.ok || result.value.inverse === null) takeBack?.()
    if (!result.ok) notifyFailure(session, result.error)
    return result.ok
  })
  return { done, kept }
}

interface Undoable {
  readonly inverse: Inverse | null
}
type UndoableCommand = { [C in CommandName]: CommandOutput<C> extends Undoable ? C : never }[CommandName]

export interface NewPage {
  readonly title: string
  readonly from: PageOrigin
  readonly parentId?: PageId | null
}

/** Makes a page and shows it. Its title, where there is none yet, is asked for there. */
export function createPage(session: Session, { title, from, parentId = null }: NewPage): Promise<boolean> {
  const pageId = randomId<PageId>()
  const { kept } = begin(session, { deed: { what: 'createPage', title } }, 'page.create', {
    pageId,
    title,
    parentId,
    after: 'last',
    from,
  })
  session.ui.set({ freshPage: pageId })
  session.ui.showPage(pageId)
  return kept
}

/** The same page again, just below it. */
export function duplicatePage(session: Session, id: PageId): Promise<boolean> {
  const row = session.wiki.index.get().rows.get(id)
  const title = session.words.t('wiki.copyOf', { title: titleOf(session, id) })
  const pageId = randomId<PageId>()
  const { kept } = begin(session, { deed: { what: 'createPage', title } }, 'page.create', {
    pageId,
    title,
    parentId: row?.parentId ?? null,
    after: id,
    from: { what: 'copy', pageId: id },
  })
  session.ui.set({ freshPage: pageId })
  session.ui.showPage(pageId)
  return kept
}

export function renamePage(session: Session, pageId: PageId, title: string): Promise<boolean> {
  const guess = { pageId, fields: { title } }
  return begin(session, { deed: { what: 'renamePage', title }, guess }, 'page.rename', { pageId, title }).kept
}

export function setPageKind(session: Session, pageId: PageId, kind: PageKind): Promise<boolean> {
  const guess = { pageId, fields: { kind } }
  return begin(session, { deed: edited(session, pageId), guess }, 'page.set-kind', { pageId, kind }).kept
}

/** Puts a page beneath another or at the top; just below a sibling, first (null) or last. */
export function movePage(
  session: Session,
  pageId: PageId,
  standing: { readonly parentId: PageId | null; readonly after: PageId | 'last' | null },
): Promise<boolean> {
  const deed = { what: 'movePage', title: titleOf(session, pageId) } as const
  const guess = { pageId, fields: foreseen(session, pageId, standing) }
  return begin(session, { deed, guess }, 'page.move', { pageId, ...standing }).kept
}

/** Removes a page with those beneath it; one click brings all of them back. */
export async function deletePage(session: Session, pageId: PageId): Promise<boolean> {
  const title = titleOf(session, pageId)
  const beneath = countBeneath(session.wiki.index.get(), pageId)
  if (session.ui.store.get().pageId === pageId) session.ui.showPage(null)
  const { done, kept } = begin(session, { deed: { what: 'deletePage', title } }, 'page.delete', { pageId })
  if (!(await kept)) return false
  notifyDone(
    session,
    session.words.t(beneath === 0 ? 'wiki.removedAlone' : 'wiki.removed', { count: beneath, title }),
    [done],
  )
  return true
}

export function restorePage(session: Session, pageId: PageId, title: string): Promise<boolean> {
  return begin(session, { deed: { what: 'restorePage', title } }, 'page.restore', { pageId }).kept
}

export function tagPage(session: Session, pageId: PageId, tagId: TagId, on: boolean): Promise<boolean> {
  const tags = session.wiki.index.get().rows.get(pageId)?.tags ?? []
  const others = tags.filter(tag => tag !== tagId)
  const guess = { pageId, fields: { tags: on ? [...others, tagId] : others } }
  return begin(session, { deed: edited(session, pageId), guess }, 'page.tag', { pageId, tagId, on }).kept
}

/** Tags a page by the tag's name; makes the tag when nobody has it yet. */
export async function tagPageByName(session: Session, pageId: PageId, name: string): Promise<boolean> {
  const made = await session.client.command('tag.create', { name })
  if (made.ok) return tagPage(session, pageId, made.value.tagId, true)
  notifyFailure(session, made.error)
  return false
}

/** The competitor of this name, made when nobody has named it yet; null when it could not be kept. */
export async function createCompetitor(session: Session, name: string): Promise<CompetitorId | null> {
  const made = await session.client.command('competitor.create', { name })
  if (made.ok) return made.value.competitorId
  notifyFailure(session, made.error)
  return null
}

export function renameCompetitor(
  session: Session,
  competitorId: CompetitorId,
  name: string,
): Promise<boolean> {
  return begin(session, { deed: { what: 'renamePage', title: name } }, 'competitor.rename', {
    competitorId,
    name,
  }).kept
}

export function setFavourite(session: Session, pageId: PageId, on: boolean): Promise<boolean> {
  const guess = { pageId, fields: { favourite: on } }
  return begin(session, { deed: edited(session, pageId), guess }, 'page.favourite', { pageId, on }).kept
}

export async function markTemplate(session: Session, pageId: PageId, on: boolean): Promise<boolean> {
  const language: Language = session.words.language === 'fr' ? 'fr' : 'en'
  const template = on ? { language } : null
  const title = titleOf(session, pageId)
  const { done, kept } = begin(session, { deed: edited(session, pageId) }, 'page.mark-template', {
    pageId,
    template,
  })
  if (!(await kept)) return false
  notifyDone(session, session.words.t(on ? 'wiki.isTemplate' : 'wiki.isNoTemplate', { title }), [done])
  return true
}

export async function copyPageLink(session: Session, pageId: PageId): Promise<void> {
  await session.bridge.invoke('clipboard:write', { text: linkToPage(pageId) })
  notify(session.words.t('wiki.linkCopied'))
}

export async function openInNewWindow(session: Session, pageId: PageId): Promise<void> {
  await session.bridge.invoke('window:new', { link: linkToPage(pageId) })
}

/** A page's title, or the words that stand for one. */
export function titleOf({ wiki, words }: Session, id: PageId): string {
  return wiki.index.get().rows.get(id)?.title || words.t('wiki.untitled')
}

function edited(session: Session, pageId: PageId): Deed {
  return { what: 'editPage', title: titleOf(session, pageId) }
}

/** Where the page will be shown until the engine says where it stands. */
function foreseen(
  { wiki }: Session,
  pageId: PageId,
  { parentId, after }: { readonly parentId: PageId | null; readonly after: PageId | 'last' | null },
): Guess {
  const siblings = childrenOf(wiki.index.get(), parentId).filter(
    page => page.id !== pageId && page.stray === null,
  )
  const at = after === 'last' ? siblings.length - 1 : siblings.findIndex(page => page.id === after)
  const above = siblings[at]?.order ?? null
  const below = siblings.slice(at + 1).find(page => above === null || page.order > above)?.order ?? null
  return { parentId, order: orderBetween(above, below) }
}
