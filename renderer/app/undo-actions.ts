import { notify, notifyFailure, notifyUndo } from './notify'
import type { Session } from './session'
import type { Deed, Done, UndoOutcome } from './undo-stack'

export async function undo(session: Session): Promise<void> {
  takeBack(session, await session.undo.undo())
}

export async function redo(session: Session): Promise<void> {
  say(session, 'redo', await session.undo.redo())
}

/** Undoes this one, whatever was done after it, and says so. */
export async function undoThis(session: Session, done: Done): Promise<void> {
  takeBack(session, await session.undo.undoThis(done))
}

function takeBack(session: Session, outcome: UndoOutcome): void {
  // What is asked after a move has no sense once the move is taken back; an answer that is taken back leaves the others.
  if (outcome.kind === 'done' && outcome.deed.what === 'move') session.ui.set({ justMoved: null })
  say(session, 'undo', outcome)
}

/** Says something that was done, with *undo* of just that at hand for as long as it can be undone. */
export function notifyDone(session: Session, message: string, deeds: readonly Done[]): void {
  // It was undone before its answer came: there is nothing left to speak of.
  if (!deeds.some(done => session.undo.holds(done))) return
  const undoAll = async () => {
    for (const done of [...deeds].reverse()) await undoThis(session, done)
  }
  const close = notify(message, { label: session.words.t('common.undo'), run: () => void undoAll() })
  const stop = session.undo.depth.subscribe(() => {
    if (deeds.some(done => session.undo.holds(done))) return
    stop()
    close()
  })
}

function say(session: Session, way: 'undo' | 'redo', outcome: UndoOutcome): void {
  const { t } = session.words
  switch (outcome.kind) {
    case 'nothing':
      return notifyUndo(t(way === 'undo' ? 'common.nothingToUndo' : 'common.nothingToRedo'))
    case 'failed':
      return notifyFailure(session, outcome.error)
    case 'done': {
      if (outcome.skipped > 0) notify(t('common.notUndone', { count: outcome.skipped }))
      // What one writes is seen to go and to come back: nothing need be said of it.
      if (outcome.skipped >= outcome.steps || isWriting(outcome.deed)) return
      const deed = deedText(session, outcome.deed)
      return notifyUndo(t(way === 'undo' ? 'common.undone' : 'common.redone', { deed }))
    }
  }
}

function isWriting({ what }: Deed): boolean {
  return what === 'writePage' || what === 'writeBrief'
}

function deedText({ words: { t } }: Session, { what, title = '', count = 1 }: Deed): string {
  switch (what) {
    case 'create':
      return t('common.deed.create', { title })
    case 'edit':
      return t('common.deed.edit', { title })
    case 'tellCrm':
      return t('common.deed.tellCrm')
    case 'editCells':
      return t('common.deed.editCells', { count })
    case 'saveView':
    case 'removeView':
    case 'add':
    case 'import':
    case 'merge':
    case 'apart':
    case 'createPage':
    case 'renamePage':
    case 'editPage':
    case 'movePage':
    case 'deletePage':
    case 'restorePage':
    case 'writePage':
    case 'writeBrief':
      return t(`common.deed.${what}`, { title })
    case 'move':
      return t('common.deed.move', { count, title })
    case 'delete':
      return t('common.deed.delete', { count, title })
    case 'restore':
      return t('common.deed.restore', { count, title })
  }
}
