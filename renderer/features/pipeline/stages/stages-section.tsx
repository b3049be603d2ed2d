import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../../../core/workspace/schema'
import { reorder } from '../../../app/record-actions'
import { useDirectory, useSession, useUi } from '../../../app/session'
import { addStage } from '../../../app/stage-actions'
import { AddLine } from '../add-line'
import styles from '../pipeline.module.css'
import { SortableList } from '../sortable-list'
import { BoardBar } from './board-bar'
import { RemovedBoards } from './removed-boards'
import { StageRow } from './stage-row'

/** The stages of a board, and the boards themselves. */
export function StagesSection(): ReactNode {
  const { t } = useTranslation()
  const { boardId } = useUi()
  const { boards } = useDirectory()
  const board = boards.find(one => one.id === boardId) ?? boards[0]
  return (
    <>
      <h2 className={styles['title']}>{t('pipeline.section.stages')}</h2>
      <p className={styles['intro']}>{t('pipeline.stages.intro')}</p>
      <BoardBar board={board} />
      {board !== undefined && <p className={styles['soft']}>{t('pipeline.stages.currencyHint')}</p>}
      {board !== undefined && <Stages key={board.id} board={board} />}
      <RemovedBoards />
    </>
  )
}

function Stages({ board }: { readonly board: Board }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { stagesOf } = useDirectory()
  const stages = stagesOf.get(board.id) ?? []
  return (
    <>
      <SortableList
        label={t('pipeline.stages.list', { board: board.name })}
        items={stages}
        onMove={(stage, after) => void reorder(session, 'stages', stages, stage, after)}
      >
        {stage => <StageRow stage={stage} others={stages.filter(each => each.id !== stage.id)} />}
      </SortableList>
      <AddLine
        label={t('pipeline.stages.add')}
        placeholder={t('pipeline.stages.addHint')}
        onAdd={name => void addStage(session, board.id, name)}
      />
    </>
  )
}
