import { randomId, type BoardId, type StageId } from '../../core/ids'
import type { Board, Stage, StageKind } from '../../core/workspace/schema'
import { chosenFileSchema } from '../../electron/contract/bridge'
import { begin, perform } from './deal-actions'
import { notify, notifyFailure } from './notify'
import type { Session } from './session'
import { notifyDone } from './undo-actions'

/** What a new board begins with. Names are in the language of who makes it, and theirs to change. */
const usual: readonly { en: string; fr: string; kind: StageKind; probability: number }[] = [
  { en: 'Prospecting', fr: 'Prospection', kind: 'open', probability: 0.1 },
  { en: 'Qualified', fr: 'Qualifiée', kind: 'open', probability: 0.3 },
  { en: 'Proposal', fr: 'Proposition', kind: 'open', probability: 0.6 },
  { en: 'Won', fr: 'Gagnée', kind: 'won', probability: 1 },
  { en: 'Lost', fr: 'Perdue', kind: 'lost', probability: 0 },
]

/** Makes a board with the stages of another one, or with the usual ones. */
export async function createBoard(
  session: Session,
  name: string,
  currency: string,
  like: readonly Stage[] | null = null,
): Promise<void> {
  const boardId = randomId<BoardId>()
  const language = session.words.language === 'fr' ? 'fr' : 'en'
  const stages =
    like === null
      ? usual.map(({ kind, probability, ...names }) => ({
          stageId: randomId<StageId>(),
          name: names[language],
          kind,
          probability,
        }))
      : like.map(({ kind, probability, name, buyingStep, exitQuestions, stillAfterDays }) => ({
          ...{ stageId: randomId<StageId>(), name, kind, probability },
          ...{ buyingStep, exitQuestions, stillAfterDays },
        }))
  const result = await session.client.command('board.create', { boardId, name, currency, stages })
  if (!result.ok) return notifyFailure(session, result.error)
  session.ui.showBoard(boardId)
}

export function renameBoard(session: Session, { id: boardId }: Board, name: string): Promise<boolean> {
  return perform(session, { what: 'edit', title: name }, [], () =>
    session.client.command('board.rename', { boardId, name }),
  )
}

/** What new amounts are in from now on. Those that are there keep theirs, and that is said. */
export async function setBoardCurrency(
  session: Session,
  { id: boardId, name }: Board,
  currency: string,
): Promise<void> {
  const { done, kept } = begin(session, { what: 'edit', title: name }, [], () =>
    session.client.command('board.set-currency', { boardId, currency }),
  )
  if (await kept) notifyDone(session, session.words.t('pipeline.stages.currencySet', { name, currency }), [done]) // prettier-ignore
}

export async function restoreBoard(session: Session, { id: boardId }: Board): Promise<void> {
  const result = await session.client.command('board.restore', { boardId })
  if (!result.ok) notifyFailure(session, result.error)
}

export async function removeBoard(session: Session, board: Board): Promise<void> {
  const { t } = session.words
  const result = await session.client.command('board.delete', { boardId: board.id })
  if (!result.ok) return notifyFailure(session, result.error)
  notify(t('board.boardRemoved', { name: board.name }), {
    label: t('common.undo'),
    run: () => void session.client.command('board.restore', { boardId: board.id }),
  })
}

/** Writes the board as CSV where the person chooses. */
export async function exportBoard(session: Session, board: Board): Promise<void> {
  const { bridge, words, client } = session
  const chosen = chosenFileSchema.parse(
    await bridge.invoke('file:choose-export', { suggestedName: `${board.name}.csv`, format: 'csv' }),
  )
  if (chosen === null) return
  const result = await client.command('export.run', { boardId: board.id, format: 'csv', path: chosen.path })
  if (!result.ok) return notifyFailure(session, result.error)
  notify(words.t('board.exported', { count: result.value.deals, file: chosen.name }), {
    label: words.t('board.showFile'),
    run: () => void bridge.invoke('file:show-in-folder', { path: chosen.path }),
  })
}
