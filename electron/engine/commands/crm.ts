import { setMark, writeMark } from '../../../core/exchange/changes/marks'
import { editBoard } from '../../../core/documents/board'
import { ok } from '../../../core/result'
import type { Inverse } from '../../contract/inverse'
import { onBoard } from './deal'
import { author, fail, isOurs, origin, writableBoard, type Handlers } from './handler'

/** Files for the CRM, and what is kept of them. */
export const crmCommands: Handlers<'crm.export' | 'crm.mark'> = {
  'crm.export': async (context, { boardId, markId, path }) => {
    const { workspace, tasks } = context
    if (isOurs(context, path)) return fail('invalid-input', 'in the data folder', { at: 'path' })
    const board = writableBoard(context, boardId)
    if (!board.ok) return board
    await workspace.registry.settled()
    const { deals, values } = await tasks.run('crm.write', { folder: workspace.folder, boardId, path })
    // The mark comes after the file: a crash in between tells the CRM twice, and never not at all.
    if (deals > 0)
      editBoard(board.value, origin(context), () => writeMark(board.value, markId, author(context), values))
    return ok({
      inverse: deals === 0 ? null : { kind: 'crm-mark', boardId, markId, undone: true },
      deals,
      path,
    })
  },
  'crm.mark': (context, { boardId, markId, undone }) =>
    onBoard<{ inverse: Inverse | null }>(context, boardId, board =>
      ok({
        inverse: setMark(board, markId, undone)
          ? { kind: 'crm-mark', boardId, markId, undone: !undone }
          : null,
      }),
    ),
}
