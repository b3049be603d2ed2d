import { readRecord } from '../../../core/documents/workspace'
import type { AccountId, BoardId, PageId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { PageRow } from '../../contract/page-rows'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { boardFilterSchema, type CardRow } from '../../contract/rows'
import type { SearchRow, SearchState } from '../../contract/search'
import type { CommandContext } from '../commands/handler'
import { rowsOf } from '../projection/board-query'
import type { SearchHit } from '../search/port'
import type { OpenWorkspace } from '../workspace/open-workspace'

export function searchFor(
  { workspace }: CommandContext,
  input: ParsedQuery<'search'>,
): Result<QueryOutput<'search'>, Failure> {
  workspace.searchFeed.catchUp()
  const hits = workspace.search.query(input)
  return ok({ rows: rowsOfHits(workspace, hits), building: workspace.searchFeed.building })
}

export function suggestFor(
  { workspace }: CommandContext,
  input: ParsedQuery<'search.suggest'>,
): Result<QueryOutput<'search.suggest'>, Failure> {
  workspace.searchFeed.catchUp()
  return ok(rowsOfHits(workspace, workspace.search.suggest(input)))
}

export function recall(
  { workspace }: CommandContext,
  { refs }: ParsedQuery<'search.recall'>,
): Result<QueryOutput<'search.recall'>, Failure> {
  const hits = refs.flatMap(ref => workspace.search.hit(ref) ?? [])
  return ok(rowsOfHits(workspace, hits))
}

/** The index says where something was found; what it is now, its tables say. What is gone meanwhile is left out. */
function rowsOfHits(workspace: OpenWorkspace, hits: readonly SearchHit[]): SearchRow[] {
  const cards = cardsOf(workspace, hits)
  return hits.flatMap(hit => {
    const card = cards.get(keyOf(hit.boardId, hit.id))
    // A conversation is shown as that of its page, and gone with it.
    const page = hit.kind === 'page' || hit.kind === 'talk' ? pageOf(workspace, hit.id) : null
    const state = stateOf(workspace, hit, card, page)
    if (state === null) return []
    const title = card?.title ?? page?.title ?? hit.title
    const titleMarks = title === hit.title ? hit.titleMarks : []
    return [{ ...hit, id: hit.id, boardId: hit.boardId as BoardId | null, title, titleMarks, state }]
  })
}

function stateOf(
  workspace: OpenWorkspace,
  hit: SearchHit,
  card: CardRow | undefined,
  page: PageRow | null,
): SearchState | null {
  switch (hit.kind) {
    case 'deal':
      if (card === undefined) return null
      return { kind: 'deal', lane: card.lane, accountId: card.accountId, amount: card.amount, closeDate: card.closeDate } // prettier-ignore
    case 'page':
    case 'talk':
      return page === null ? null : { kind: 'page', pageKind: page.kind, path: pathOf(workspace, page) }
    case 'contact': {
      const contact = readRecord(workspace.document, 'contacts', hit.id)
      return contact === null ? null : { kind: 'name', accountId: contact.accountId }
    }
    case 'account':
      return { kind: 'name', accountId: hit.id as AccountId }
    case 'person':
    case 'competitor':
      return { kind: 'name', accountId: null }
  }
}

/** A page as its row says; null where it is in the trash, or went along with one that is. */
function pageOf(workspace: OpenWorkspace, id: string): PageRow | null {
  const known = workspace.wiki.row(id as PageId)
  return known === null || known.inTrash ? null : known.row
}

/** Titles of the pages above it, the topmost first. The tree has no loops (D6), so this ends. */
function pathOf(workspace: OpenWorkspace, page: PageRow): string[] {
  const path: string[] = []
  for (let above = page.parentId; above !== null;) {
    const row = pageOf(workspace, above)
    if (row !== null) path.unshift(row.title)
    above = row?.parentId ?? null
  }
  return path
}

const unfiltered = boardFilterSchema.parse({})

function cardsOf(workspace: OpenWorkspace, hits: readonly SearchHit[]): Map<string, CardRow> {
  const deals = hits.filter(({ kind }) => kind === 'deal')
  const cards = new Map<string, CardRow>()
  for (const boardId of new Set(deals.map(hit => hit.boardId ?? ''))) {
    const board = readRecord(workspace.document, 'boards', boardId)
    if (board === null || board.deleted !== null) continue
    const ids = deals.filter(hit => hit.boardId === boardId).map(({ id }) => id)
    const view = { boardId, filter: unfiltered, myPersonIds: [] }
    for (const card of rowsOf(workspace.projection.database, view, ids))
      cards.set(keyOf(boardId, card.id), card)
  }
  return cards
}

function keyOf(boardId: string | null, id: string): string {
  return `${boardId ?? ''}:${id}`
}
