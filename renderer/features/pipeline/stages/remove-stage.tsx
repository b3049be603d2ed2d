import { Button, Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../../core/workspace/schema'
import { useSession } from '../../../app/session'
import { removeStage } from '../../../app/stage-actions'
import { Dialog } from '../../../ui/dialog'
import styles from '../pipeline.module.css'

interface RemoveStageProps {
  readonly stage: Stage
  readonly others: readonly Stage[]
  readonly asking: 'merge' | 'remove' | null
  readonly onClose: () => void
}

const UNSORTED_CHOICE = ''

/** Asks where the deals of a stage go: to another stage, or to *unsorted*. */
export function RemoveStage({ stage, others, asking, onClose }: RemoveStageProps): ReactNode {
  const { t } = useTranslation()
  const { name } = stage
  return (
    <Dialog
      opened={asking !== null}
      onClose={onClose}
      title={asking === 'merge' ? t('pipeline.stages.mergeTitle', { name }) : t('pipeline.stages.removeTitle', { name })} // prettier-ignore
    >
      {asking !== null && (
        <Ask stage={stage} others={others} isMerge={asking === 'merge'} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface AskProps extends Pick<RemoveStageProps, 'stage' | 'others' | 'onClose'> {
  readonly isMerge: boolean
}

function Ask({ stage, others, isMerge, onClose }: AskProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  // Most likely the neighbour: the next one of its kind.
  const likely = others.find(each => each.kind === stage.kind && each.order > stage.order) ?? others[0]
  const [to, setTo] = useState<string>(isMerge ? (likely?.id ?? UNSORTED_CHOICE) : UNSORTED_CHOICE)
  const stages = others.map(each => ({ value: each.id, label: each.name }))
  return (
    <div className={styles['dialog']}>
      <p>{isMerge ? t('pipeline.stages.mergeText') : t('pipeline.stages.removeText')}</p>
      <Select
        label={isMerge ? t('pipeline.stages.into') : t('pipeline.stages.dealsGo')}
        value={to}
        data={isMerge ? stages : [{ value: UNSORTED_CHOICE, label: t('board.unsorted') }, ...stages]}
        data-autofocus
        onChange={value => setTo(value ?? UNSORTED_CHOICE)}
      />
      <div className={styles['buttons']}>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          size="sm"
          onClick={() => {
            onClose()
            void removeStage(session, stage, others.find(each => each.id === to) ?? null)
          }}
        >
          {isMerge ? t('pipeline.mergeNow') : t('common.remove')}
        </Button>
      </div>
    </div>
  )
}
