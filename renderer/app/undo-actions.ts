import { notify, notifyFailure } from './notify'
import type { Session } from './session'
import type { Deed } from './undo-stack'

export async function undo(session: Session): Promise<void> {
  await say(session, 'undo')
}

export async function redo(session: Session): Promise<void> {
  await say(session, 'redo')
}

async function say(session: Session, way: 'undo' | 'redo'): Promise<void> {
  const { t } = session.words
  const outcome = await session.undo[way]()
  switch (outcome.kind) {
    case 'nothing':
      return notify(t(way === 'undo' ? 'common.nothingToUndo' : 'common.nothingToRedo'))
    case 'failed':
      return notifyFailure(session, outcome.error)
    case 'done': {
      if (outcome.skipped > 0) notify(t('common.notUndone', { count: outcome.skipped }))
      if (outcome.skipped >= outcome.steps) return
      const deed = deedText(session, outcome.deed)
      return notify(t(way === 'undo' ? 'common.undone' : 'common.redone', { deed }))
    }
  }
}

function deedText({ words: { t } }: Session, { what, title = '', count = 1 }: Deed): string {
  switch (what) {
    case 'create':
      return t('common.deed.create', { title })
    case 'edit':
      return t('common.deed.edit', { title })
    case 'import':
      return t('common.deed.import', { title })
    case 'move':
      return t('common.deed.move', { count, title })
    case 'delete':
      return t('common.deed.delete', { count, title })
    case 'restore':
      return t('common.deed.restore', { count, title })
  }
}
