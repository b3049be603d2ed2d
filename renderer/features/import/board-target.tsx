import { Button, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameKey } from '../../../core/workspace/names'
import { useDirectory } from '../../app/session'
import styles from './import.module.css'
import { boardCalled } from './import-state'
import type { StepProps } from './flow'

const NEW = 'new'

/** Where the deals go: onto a new board, or one that is there, whose stages are then found by their names. */
export function BoardTarget({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const { boards, stagesOf } = useDirectory()
  const { mapping, look } = state
  const { board } = mapping
  const same = board.kind === 'new' ? boardCalled(boards, board.name) : null

  function choose(value: string | null): void {
    const chosen = boards.find(one => one.id === value)
    if (chosen === undefined) {
      const name = look.mapping.board.kind === 'new' ? look.mapping.board.name : look.fileName
      return flow.change({
        ...mapping,
        board: { kind: 'new', name },
        stages: mapping.stages.map(stage => ({ ...stage, stageId: null })),
      })
    }
    const byName = new Map((stagesOf.get(chosen.id) ?? []).map(stage => [nameKey(stage.name), stage]))
    const stages = mapping.stages.map(stage => {
      const same = byName.get(nameKey(stage.label))
      return same === undefined
        ? { ...stage, stageId: null }
        : { ...stage, stageId: same.id, kind: same.kind, probability: same.probability }
    })
    flow.change({
      ...mapping,
      currency: chosen.currency,
      board: { kind: 'existing', boardId: chosen.id },
      stages,
    })
  }

  return (
    <section className={styles['target']}>
      <Select
        size="xs"
        label={t('imports.board')}
        value={board.kind === 'new' ? NEW : board.boardId}
        data={[
          { value: NEW, label: t('imports.boardNew') },
          ...boards.map(one => ({ value: one.id, label: one.name })),
        ]}
        onChange={choose}
      />
      {board.kind === 'new' && (
        <TextInput
          size="xs"
          label={t('imports.boardName')}
          value={board.name}
          maxLength={200}
          error={board.name.trim() === '' && t('imports.boardNameEmpty')}
          onChange={event =>
            flow.change({ ...mapping, board: { kind: 'new', name: event.currentTarget.value } })
          }
        />
      )}
      {same !== null && (
        <p className={styles['sameName']}>
          {t('imports.boardThere', { name: same.name })}
          <Button variant="default" onClick={() => choose(same.id)}>
            {t('imports.boardUse')}
          </Button>
        </p>
      )}
    </section>
  )
}
