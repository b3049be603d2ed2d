import { matchDeals, NameWords, type Candidate } from '../../../core/capture/match'
import { readDeal } from '../../../core/deal/read'
import { readRecords } from '../../../core/documents/workspace'
import { ok, type Result } from '../../../core/result'
import type { CaptureDeal } from '../../contract/capture'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import type { CommandContext } from '../commands/handler'
import { openDeals, type OpenDeal } from '../projection/open-deals'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** As many as are seen without scrolling. */
const SHOWN = 5
/** A sentence is asked about at every letter, over the same names. */
const nameWords = new WeakMap<OpenWorkspace, NameWords>()

/** Which open deal the words are about: by its title, its account and the people there, slips allowed. */
export function captureDeals(
  { workspace }: CommandContext,
  words: ParsedQuery<'capture.deals'>,
): Result<QueryOutput<'capture.deals'>, Failure> {
  const deals = openDeals(workspace.projection, openStages(workspace))
  const mine = new Set(workspace.myPersonIds())
  const isMine = ({ ownerId }: OpenDeal): boolean => ownerId !== null && mine.has(ownerId)
  const byId = new Map(deals.map(deal => [deal.id, deal]))
  const matches = matchDeals(words, candidatesOf(workspace, deals, isMine), wordsOfNames(workspace))
  const named = matches.length > 0
  const own = named ? [] : [...deals.filter(isMine), ...deals.filter(deal => !isMine(deal))]
  const shown = named ? matches.flatMap(({ id }) => byId.get(id) ?? []) : own
  return ok({ named, deals: shown.slice(0, SHOWN).map(deal => captureDeal(workspace, deal)) })
}

function wordsOfNames(workspace: OpenWorkspace): NameWords {
  const words = nameWords.get(workspace) ?? new NameWords()
  nameWords.set(workspace, words)
  return words
}

function openStages({ document }: OpenWorkspace) {
  const boards = readRecords(document, 'boards').filter(board => board.deleted === null)
  const shown = new Set(boards.map(({ id }) => id))
  return readRecords(document, 'stages')
    .filter(stage => stage.deleted === null && stage.kind === 'open' && shown.has(stage.boardId))
    .map(({ id }) => id)
}

function candidatesOf(
  { document, follower }: OpenWorkspace,
  deals: readonly OpenDeal[],
  isMine: (deal: OpenDeal) => boolean,
): Candidate[] {
  const people = new Map<string, string[]>()
  for (const { accountId, name, deleted } of readRecords(document, 'contacts'))
    if (accountId !== null && deleted === null)
      people.set(accountId, [...(people.get(accountId) ?? []), name])
  return deals.map(deal => ({
    id: deal.id,
    names: [
      deal.title,
      follower.names.account(deal.accountId) ?? '',
      ...(people.get(deal.accountId ?? '') ?? []),
    ],
    mine: isMine(deal),
  }))
}

function captureDeal(workspace: OpenWorkspace, deal: OpenDeal): CaptureDeal {
  const { id, boardId, title, accountId, stageId } = deal
  const read = readDeal(workspace.board(boardId).deals, id)
  return {
    ...{ id, boardId, title, accountId, stageId },
    nextStep: read?.nextStep ?? null,
    nextStepDue: read?.nextStepDue ?? null,
  }
}
