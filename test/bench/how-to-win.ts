import { createDeal, moveDeal } from '../../core/deal/edit'
import { setKey } from '../../core/deal/sets'
import { useIdOf } from '../../core/deal/tactic-use'
import { editBoard } from '../../core/documents/board'
import { editPage } from '../../core/documents/page'
import { editWorkspace } from '../../core/documents/workspace'
import type { BoardId, ChangeId, CompetitorId, DealId, MemberId, PageId, StageId } from '../../core/ids'
import { orderOfRow } from '../../core/order'
import { createPage } from '../../core/page/edit'
import { seedHead } from '../../core/page/head-seed'
import { pageDocument } from '../../electron/engine/documents/names'
import { WinBook } from '../../electron/engine/insights/how-to-win'
import type { OpenWorkspace } from '../../electron/engine/workspace/open-workspace'
import { startEngine } from '../support/engine-harness'
import { until } from '../support/until'
import { median, ms, type Section } from './support/figures'

const DEALS = 10_000
const PAGES = 2_000
const USES = 20_000
const COMPETITORS = 40
const ROUNDS = 15
const origin = { from: 'seed' } as const
const by = 'bench' as MemberId
const dealOf = (at: number) => `deal${at}` as DealId
const pageOf = (at: number) => `page${at}` as PageId
const rivalOf = (at: number) => `rival${at % COMPETITORS}` as CompetitorId

export const howToWin: Section = {
  title: 'How to win this one',
  how: `${DEALS} deals, ${PAGES} tactics, ${USES} uses, ${COMPETITORS} competitors, in an engine in this process; medians of ${ROUNDS}. The reference is a structured clone of the situations.`,
  run: async () => {
    const harness = await startEngine()
    try {
      const workspace = harness.engine.workspace!
      const boardId = workspace.boardIds()[0]!
      fill(workspace, boardId)
      await workspace.registry.settled()
      await workspace.follower.idle()
      await workspace.pageFollower.rebuild()
      const began = performance.now()
      const book = new WinBook(workspace)
      await until(() => book.isComplete, 'every deal read')
      const read = performance.now() - began
      const answer = book.answer(boardId, dealOf(0))!
      if (answer.pages.length === 0 || answer.won.length === 0) throw new Error('nothing was ranked')
      const clone = timed(() => structuredClone(Array.from({ length: DEALS }, (_, at) => ({ id: dealOf(at), rival: [rivalOf(at)] })))) // prettier-ignore
      const asked = timed(() => book.answer(boardId, dealOf(1)))
      book.destroy()
      return [
        { name: 'an answer, whole, on the engine’s loop', value: ms(asked), ratio: asked / clone },
        { name: 'every deal read once, in turns of 4 ms', value: ms(read), ratio: read / clone },
      ].map(({ name, value, ratio }) => ({ what: name, value, reference: ms(clone), ratio }))
    } finally {
      await harness.stop()
    }
  },
}

function fill(workspace: OpenWorkspace, boardId: BoardId): void {
  const { document, documents } = workspace
  const stages = document.collections.stages.ids()
  editWorkspace(document, origin, () => {
    for (let at = 0; at < COMPETITORS; at++) document.collections.competitors.create(rivalOf(at), { name: `Rival ${at}` }) // prettier-ignore
    for (let at = 0; at < PAGES; at++)
      createPage(
        document,
        { id: pageOf(at), kind: 'tactic', title: `Tactic ${at}`, place: { parentId: null, order: orderOfRow(at) } },
        { by, at: 0 },
      ) // prettier-ignore
  })
  for (let at = 0; at < PAGES; at++)
    documents.edit(pageDocument(pageOf(at)), origin, doc =>
      editPage(doc, origin, () =>
        seedHead(doc, 'tactic', { sets: { competitors: [rivalOf(at)], stages: [stages[at % stages.length] as never] } }),
      ),
    ) // prettier-ignore
  const board = workspace.board(boardId)
  editBoard(board, origin, () => {
    for (let at = 0; at < DEALS; at++) {
      const [before, after] = [at + 1, at].map(each => stages[each % stages.length] as StageId)
      const order = orderOfRow(at)
      const place = { stageId: before!, order, changeId: null }
      createDeal(board, { id: dealOf(at), place, fields: { title: `Deal ${at}` } }, { by, at: 0 })
      moveDeal(board, dealOf(at), { stageId: after!, order }, `move${at}` as ChangeId, { by, at: 0 })
      board.deals.edit(dealOf(at), setKey('competitor', rivalOf(at)), true)
    }
    for (let at = 0; at < USES; at++) {
      const [dealId, pageId] = [dealOf(at % DEALS), pageOf((at * 7) % PAGES)]
      board.records.uses.create(useIdOf(dealId, pageId, by), { dealId, pageId, by, at: 0, verdict: null })
    }
  })
}

function timed(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return median(times)
}
