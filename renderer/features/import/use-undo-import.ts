import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { layerIdSchema, type BoardId } from '../../../core/ids'
import { notify, notifyFailure } from '../../app/notify'
import { useSession } from '../../app/session'

interface Imported {
  /** Null: a list, which is the workspace's. */
  readonly boardId: BoardId | null
  readonly layerId: string
  readonly fileName: string
}

/** The way back from an import that was just made; it closes the page, and can itself be undone. */
export function useUndoImport({ boardId, layerId, fileName }: Imported): {
  readonly busy: boolean
  readonly undo: () => Promise<void>
} {
  const { t } = useTranslation()
  const session = useSession()
  const [busy, setBusy] = useState(false)
  async function undo(): Promise<void> {
    setBusy(true)
    const input = { boardId, layerId: layerIdSchema.parse(layerId), undone: true }
    const answer = session.client.command('import.mark', input)
    session.undo.record({ what: 'import', title: fileName }, answer)
    const result = await answer
    setBusy(false)
    if (!result.ok) return notifyFailure(session, result.error)
    notify(t('imports.undone'))
    session.ui.closePanel()
  }
  return { busy, undo }
}
