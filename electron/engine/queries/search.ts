import { readRecord } from '../../../core/documents/workspace'
import type { BoardId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import { boardFilterSchema, type CardRow } from '../../contract/rows'
import type { SearchRow, SearchState } from '../../contract/search'
import type { CommandContext } from '../commands/handler'
import { rowsOf } from '../projection/board-query'
import type { PagePaths } from '../search/page-paths'
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
    const page = hit.kind === 'page' ? workspace.pagePaths.of(hit.id) : null
    const state = stateOf(hit, card, page)
    if (state === null) return []
    const title = card?.title ?? page?.title ?? hit.title
    const titleMarks = title === hit.title ? hit.titleMarks : []
    return [{ ...hit, id: hit.id, boardId: hit.boardId as BoardId | null, title, titleMarks, state }]
  })
}

function stateOf(
  hit: SearchHit,
  card: CardRow | undefined,
  page: ReturnType<PagePaths['of']>,
): SearchState | null {
  switch (hit.kind) {
    case 'deal':
      if (card === undefined) return null
      return { kind: 'deal', lane: card.lane, accountId: card.accountId, amount: card.amount, closeDate: card.closeDate } // prettier-ignore
    case 'page':
      return page === null ? null : { kind: 'page', pageKind: page.kind, path: page.path }
    case 'account':
    case 'person':
    case 'competitor':
    case 'talk':
      return { kind: 'name' }
  }
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
