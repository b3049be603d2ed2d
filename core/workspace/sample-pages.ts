import type * as Y from 'yjs'
import { dateOf } from '../dates'
import type { Author } from '../deal/edit'
import type { Origin } from '../documents/origin'
import { editWorkspace, type WorkspaceDocument } from '../documents/workspace'
import { randomId, type CompetitorId, type DealId, type PageId } from '../ids'
import { orderOfRow } from '../order'
import type { ReferenceInline } from '../page/content/blocks'
import { writeContent } from '../page/content/write'
import { createPage } from '../page/edit'
import { seedHead } from '../page/head-seed'
import type { SampleBoard, SampleLanguage } from './sample'
import type { SampleRecords } from './sample-story'
import type { SampleKey, SampleLinks, SamplePageSeed } from './sample-page'
import { samplePagesEn } from './sample-pages-en'
import { samplePagesFr } from './sample-pages-fr'

/** A sample deal that pages speak of. */
export interface SampleDealName {
  readonly id: DealId
  readonly title: string
}

/** A page whose record stands, and how its document is filled: by whoever holds documents. */
export interface SeededPage {
  readonly pageId: PageId
  readonly fill: (doc: Y.Doc, origin: Origin) => void
}

const COMPETITOR = 'Datavo'

/** Adds the sample's pages and its competitor to the workspace; they go with the sample board. */
export function seedSamplePages(
  workspace: WorkspaceDocument,
  board: SampleBoard,
  deals: ReadonlyMap<string, SampleDealName>,
  language: SampleLanguage,
  author: Author,
): SampleRecords & { readonly seeded: SeededPage[] } {
  const pages = language === 'fr' ? samplePagesFr : samplePagesEn
  // A random id, as the sample's accounts have: taking the sample away never takes somebody's own record.
  const competitorId = randomId<CompetitorId>()
  const ids = new Map<SampleKey, PageId>()
  const links = linksTo({ board, deals, competitorId, ids, language, author })
  const seeds = pages.map(page => page(links))
  for (const { key } of seeds) ids.set(key, randomId<PageId>())
  const titles = new Map(seeds.map(({ key, title }) => [key, title]))
  // Only now every page has its id and its title, to be spoken of by the others.
  const written = pages.map(page => page({ ...links, toPage: key => reference('page', ids.get(key), titles.get(key)) })) // prettier-ignore
  editWorkspace(workspace, { from: 'seed' } satisfies Origin, () => {
    workspace.collections.competitors.create(competitorId, { name: COMPETITOR, sample: board.boardId })
    written.forEach((seed, at) => createRecord(workspace, seed, ids, at, board, author))
  })
  return { competitorId, pages: ids, seeded: written.flatMap(seed => seededOf(seed, ids.get(seed.key))) }
}

function createRecord(
  workspace: WorkspaceDocument,
  { key, kind, parent, title }: SamplePageSeed,
  ids: ReadonlyMap<SampleKey, PageId>,
  at: number,
  board: SampleBoard,
  author: Author,
): void {
  const id = ids.get(key)
  if (id === undefined) return
  const parentId = parent === null ? null : (ids.get(parent) ?? null)
  const place = { parentId, order: orderOfRow(at) }
  createPage(workspace, { id, kind, title, place, sample: board.boardId }, author)
}

function seededOf({ kind, head, blocks }: SamplePageSeed, pageId: PageId | undefined): SeededPage[] {
  if (pageId === undefined) return []
  return [
    {
      pageId,
      fill: (doc, origin) => {
        seedHead(doc, kind, head)
        writeContent(doc, blocks, origin)
      },
    },
  ]
}

interface Known {
  readonly board: SampleBoard
  readonly deals: ReadonlyMap<string, SampleDealName>
  readonly competitorId: CompetitorId
  readonly ids: ReadonlyMap<SampleKey, PageId>
  readonly language: SampleLanguage
  readonly author: Author
}

function linksTo({ board, deals, competitorId, language, author }: Known): SampleLinks {
  const currency = language === 'fr' ? 'EUR' : 'USD'
  return {
    deal: account => reference('deal', deals.get(account)?.id, deals.get(account)?.title),
    competitor: () => reference('competitor', competitorId, COMPETITOR),
    person: name => reference('person', board.people.get(name), name),
    toPage: key => reference('page', key, ''),
    money: major => ({ minor: major * 100, currency }),
    daysAgo: days => dateOf(author.at - days * 86_400_000),
    ids: {
      competitorId,
      people: (...names) => names.flatMap(name => board.people.get(name) ?? []),
      stages: (...keys) => keys.flatMap(key => board.stages.get(key) ?? []),
    },
  }
}

function reference(
  kind: ReferenceInline['kind'],
  target: string | undefined,
  label: string | undefined,
): ReferenceInline {
  if (target === undefined) throw new Error(`the sample has no such ${kind}`)
  return { type: 'reference', kind, target, label: label ?? '' }
}
