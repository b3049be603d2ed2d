import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconChevronDown,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconDots,
  IconTrash,
} from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../../core/workspace/schema'
import { useSession } from '../../../app/session'
import { editStage } from '../../../app/stage-actions'
import { KeptInput } from '../kept-input'
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
  const details = useId()
  const [isOpen, open] = useState(false)
  const [asking, ask] = useState<'merge' | 'remove' | null>(null)
  const { name, kind } = stage
  const Mark = icons[kind]
  return (
    <div className={styles['grow']}>
      <div className={styles['cells']}>
        <span className={styles['kind']} data-kind={kind} role="img" aria-label={t(`board.kind.${kind}`)}>
          <Mark size={16} stroke={1.75} />
        </span>
        <KeptInput
          className={`${styles['grow']} ${styles['plain']}`}
          name={t('pipeline.stages.nameOf', { name })}
          value={name}
          maxLength={200}
          keep={text => {
            if (text === '') return t('common.required')
            void editStage(session, stage, { name: text })
            return null
          }}
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
        <ActionIcon
          aria-label={t('pipeline.stages.more', { name })}
          aria-expanded={isOpen}
          aria-controls={details}
          onClick={() => open(!isOpen)}
        >
          <IconChevronDown size={16} stroke={1.75} className={styles['fold'] ?? ''} />
        </ActionIcon>
      </div>
      <div id={details} hidden={!isOpen}>
        {isOpen && <StageDetails stage={stage} />}
      </div>
      <RemoveStage stage={stage} others={others} asking={asking} onClose={() => ask(null)} />
    </div>
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
