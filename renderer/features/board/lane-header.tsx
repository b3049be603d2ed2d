import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAdjustments,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconInbox,
  IconPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../core/workspace/schema'
import { useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useLaneTotal } from '../../replica/use-rows'
import { useBoard } from './board-context'
import styles from './lane.module.css'

interface LaneHeaderProps {
  readonly lane: string
  readonly stage: Stage | undefined
  readonly name: string
  readonly count: number
}

export function LaneHeader({ lane, stage, name, count }: LaneHeaderProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const formats = useFormats()
  return (
    <header className={styles['header']}>
      <KindMark kind={stage?.kind ?? null} />
      <h2 className={styles['name']} title={stage === undefined ? t('board.unsortedHint') : name}>
        {name}
      </h2>
      <span className={`${styles['count']} tabular`}>{formats.number(count)}</span>
      {stage === undefined ? (
        <span />
      ) : (
        <span className={styles['tools']}>
          <ActionIcon
            size="sm"
            aria-label={t('board.editStage', { lane: name })}
            title={t('board.editStage', { lane: name })}
            className={styles['quiet'] ?? ''}
            onClick={() => ui.openPipeline('stages')}
          >
            <IconAdjustments size={14} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={t('board.addTo', { lane: name })}
            onClick={() => ui.set({ composing: stage.id })}
          >
            <IconPlus size={15} stroke={1.75} />
          </ActionIcon>
        </span>
      )}
      <div className={styles['facts']}>
        <LaneSum lane={lane} />
        {stage?.kind === 'open' && (
          <Tooltip label={t('board.probability', { percent: formats.percent(stage.probability) })}>
            <span className="tabular">{formats.percent(stage.probability)}</span>
          </Tooltip>
        )}
      </div>
    </header>
  )
}

/** The sums of the lane, one a currency: short here, in full on hover. */
function LaneSum({ lane }: { readonly lane: string }): ReactNode {
  const { t } = useTranslation()
  const { rows } = useBoard()
  const formats = useFormats()
  const sums = (useLaneTotal(rows, lane)?.sums ?? []).filter(sum => sum.minor !== 0)
  if (sums.length === 0) return <span />
  const full = sums.map(sum => formats.money(sum)).join(' + ')
  return (
    <Tooltip label={t('board.amounts', { sums: full })}>
      <span className={`${styles['sum']} tabular`}>{sums.map(sum => formats.compact(sum)).join(' + ')}</span>
    </Tooltip>
  )
}

/** What kind of stage this is, by shape as well as colour. */
function KindMark({ kind }: { readonly kind: Stage['kind'] | null }): ReactNode {
  const { t } = useTranslation()
  const Icon = {
    open: IconCircleDashed,
    won: IconCircleCheckFilled,
    lost: IconCircleXFilled,
    unsorted: IconInbox,
  }[kind ?? 'unsorted']
  const label = kind === null ? t('board.unsorted') : t(`board.kind.${kind}`)
  return (
    <span
      className={styles['kind']}
      data-kind={kind ?? 'unsorted'}
      role="img"
      aria-label={label}
      title={label}
    >
      <Icon size={15} stroke={1.75} />
    </span>
  )
}
