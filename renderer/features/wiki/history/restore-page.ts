import * as Y from 'yjs'
import { restoreVersion } from '../../../../core/page/history/restore'
import type { Version } from '../../../../core/page/history/version'
import { notify, notifyFailure } from '../../../app/notify'
import type { Session } from '../../../app/session'
import { undo } from '../../../app/undo-actions'
import type { PageScope } from '../head/page-scope'

/**
 * Makes the page what it was, as a new edit of one step (D10); what it says now is kept as a version first. Whether it
 * was done: not where the version's bytes are not here, or the page could not be kept.
 */
export async function restorePage(
  session: Session,
  { pageId, doc, undo: pageUndo }: PageScope,
  version: Version,
  name: string,
): Promise<boolean> {
  const { client, words } = session
  const state = await client.query('page.version-read', { pageId, versionId: version.id })
  if (state.ok && state.value === null) notify(words.t('history.arriving'))
  if (!state.ok) notifyFailure(session, state.error)
  if (!state.ok || state.value === null) return false
  const kept = await client.command('page.version-keep', { pageId, name: null, reason: 'before-restore' })
  if (!kept.ok) notifyFailure(session, kept.error)
  if (!kept.ok) return false
  const old = new Y.Doc()
  Y.applyUpdate(old, state.value)
  pageUndo.endStep()
  pageUndo.edit('restore', () => restoreVersion(doc, old, pageUndo.origin))
  pageUndo.endStep()
  offerUndo(session, words.t('history.restored', { name }))
  return true
}

/** Undo stands in the notice until something else is done: then it would take that back. */
function offerUndo(session: Session, message: string): void {
  const close = notify(message, {
    label: session.words.t('common.undo'),
    run: () => void undo(session),
  })
  const stop = session.undo.depth.subscribe(() => {
    stop()
    close()
  })
}
