import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconDots,
  IconTrash,
} from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../../core/workspace/schema'
import { useSession } from '../../../app/session'
import { editStage } from '../../../app/stage-actions'
import { FoldedRow } from '../folded-row'
import { KeptInput } from '../kept-input'
import { NameInput } from '../name-input'
import styles from '../pipeline.module.css'
import { readShare } from '../read-typed'
import { RemoveStage } from './remove-stage'
import { StageDetails } from './stage-details'

interface StageRowProps {
  readonly stage: Stage
  readonly others: readonly Stage[]
}

const icons = { open: IconCircleDashed, won: IconCircleCheckFilled, lost: IconCircleXFilled } as const

/** One stage: its name and chance at hand, what else there is to say of it below. */
export function StageRow({ stage, others }: StageRowProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [isOpen, open] = useState(false)
  const [asking, ask] = useState<'merge' | 'remove' | null>(null)
  const { name, kind } = stage
  const Mark = icons[kind]
  return (
    <>
      <FoldedRow
        label={t('pipeline.stages.more', { name })}
        isOpen={isOpen}
        onToggle={() => open(!isOpen)}
        details={() => <StageDetails stage={stage} />}
      >
        <span className={styles['kind']} data-kind={kind} role="img" aria-label={t(`board.kind.${kind}`)}>
          <Mark size={16} stroke={1.75} />
        </span>
        <NameInput
          label={t('pipeline.stages.nameOf', { name })}
          value={name}
          keep={text => void editStage(session, stage, { name: text })}
        />
        {kind === 'open' && (
          <KeptInput
            className={`${styles['narrow']} ${styles['plain']}`}
            name={t('pipeline.stages.probabilityOf', { name })}
            value={String(Math.round(stage.probability * 100))}
            rightSection="%"
            keep={text => {
              const probability = readShare(text)
              if (probability === null) return t('dealPage.facts.percentHint')
              void editStage(session, stage, { probability })
              return null
            }}
          />
        )}
        <StageMenu name={name} canMerge={others.length > 0} ask={ask} />
      </FoldedRow>
      <RemoveStage stage={stage} others={others} asking={asking} onClose={() => ask(null)} />
    </>
  )
}

interface StageMenuProps {
  readonly name: string
  readonly canMerge: boolean
  readonly ask: (what: 'merge' | 'remove') => void
}

function StageMenu({ name, canMerge, ask }: StageMenuProps): ReactNode {
  const { t } = useTranslation()
  const icon = { size: 15, stroke: 1.75 }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={t('pipeline.menuOf', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowMerge {...icon} />}
          disabled={!canMerge}
          onClick={() => ask('merge')}
        >
          {t('pipeline.merge')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => ask('remove')}>
          {t('common.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
