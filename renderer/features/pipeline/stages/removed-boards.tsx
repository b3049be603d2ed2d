import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreBoard } from '../../../app/board-actions'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { BroughtBack } from '../brought-back'

/** Boards that were removed, with all their deals: each is brought back as it was. */
export function RemovedBoards(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { directory } = useDirectory()
  const boards = directory.removedBoards.map(board => ({
    ...board,
    ...(board.deleted !== null && { when: formats.instant(board.deleted.at) }),
  }))
  return (
    <BroughtBack
      title={t('pipeline.stages.removedBoards')}
      records={boards}
      restore={board => void restoreBoard(session, board)}
    />
  )
}
