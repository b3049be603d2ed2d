import { ActionIcon, NumberInput, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageMapping } from '../../../core/exchange/mapping'
import { stageIdSchema } from '../../../core/ids'
import { stageKindSchema } from '../../../core/workspace/schema'
import { useDirectory } from '../../app/session'
import styles from './import.module.css'
import { reorderStage } from './import-state'
import type { StepProps } from './flow'

const NEW = 'new'

/** The stages of the file: what each becomes on the board, its kind, and the chance of winning from there. */
export function StagesTable({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const { mapping } = state
  if (mapping.stages.length === 0) return null
  return (
    <section>
      <h2>{t('imports.stages')}</h2>
      <table className={`${styles['table']} ${styles['stageTable']}`}>
        <thead>
          <tr>
            <th scope="col">{t('imports.stageLabel')}</th>
            {mapping.board.kind === 'existing' && <th scope="col">{t('imports.stageBecomes')}</th>}
            <th scope="col">{t('imports.stageKind')}</th>
            <th scope="col">{t('imports.stageProbability')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {mapping.stages.map((stage, index) => (
            <StageRow key={stage.label} stage={stage} index={index} state={state} flow={flow} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface StageRowProps extends StepProps {
  readonly stage: StageMapping
  readonly index: number
}

function StageRow({ stage, index, state, flow }: StageRowProps): ReactNode {
  const { t } = useTranslation()
  const { mapping } = state
  const { label, kind, probability } = stage
  const set = (change: Partial<StageMapping>) =>
    flow.change({
      ...mapping,
      stages: mapping.stages.map((one, i) => (i === index ? { ...one, ...change } : one)),
    })
  const known = stage.stageId !== null
  return (
    <tr>
      <th scope="row">{label}</th>
      {mapping.board.kind === 'existing' && (
        <td>
          <StageTarget stage={stage} boardId={mapping.board.boardId} onChange={set} />
        </td>
      )}
      <td>
        <Select
          size="xs"
          w={120}
          disabled={known}
          aria-label={t('imports.stageKindOf', { label })}
          value={kind}
          data={stageKindSchema.options.map(value => ({ value, label: t(`board.kind.${value}`) }))}
          onChange={value => {
            const next = stageKindSchema.parse(value)
            set({ kind: next, probability: next === 'won' ? 1 : next === 'lost' ? 0 : probability })
          }}
        />
      </td>
      <td>
        <NumberInput
          size="xs"
          w={84}
          aria-label={t('imports.stageProbabilityOf', { label })}
          disabled={kind !== 'open' || known}
          suffix=" %"
          min={0}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={Math.round(probability * 100)}
          onChange={value => {
            const percent = Number(value)
            if (Number.isFinite(percent)) set({ probability: Math.min(100, Math.max(0, percent)) / 100 })
          }}
        />
      </td>
      <td className={styles['arrows']}>
        <ActionIcon
          aria-label={t('imports.stageUp', { label })}
          disabled={index === 0}
          onClick={() => flow.change(reorderStage(mapping, index, -1))}
        >
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('imports.stageDown', { label })}
          disabled={index === mapping.stages.length - 1}
          onClick={() => flow.change(reorderStage(mapping, index, 1))}
        >
          <IconArrowDown size={14} />
        </ActionIcon>
      </td>
    </tr>
  )
}

interface StageTargetProps {
  readonly stage: StageMapping
  readonly boardId: string
  readonly onChange: (change: Partial<StageMapping>) => void
}

function StageTarget({ stage, boardId, onChange }: StageTargetProps): ReactNode {
  const { t } = useTranslation()
  const { stagesOf } = useDirectory()
  const stages = stagesOf.get(boardId) ?? []
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t('imports.stageBecomesOf', { label: stage.label })}
      value={stage.stageId ?? NEW}
      data={[
        { value: NEW, label: t('imports.stageNew') },
        ...stages.map(one => ({ value: one.id, label: one.name })),
      ]}
      onChange={value => {
        const chosen = stages.find(one => one.id === value)
        if (chosen === undefined) onChange({ stageId: null })
        else
          onChange({
            stageId: stageIdSchema.parse(chosen.id),
            kind: chosen.kind,
            probability: chosen.probability,
          })
      }}
    />
  )
}
