import { Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle, IconCircleCheck, IconCloudCheck, IconCloudDown, IconCloudOff, IconCloudUp, IconLoader2,
} from '@tabler/icons-react' // prettier-ignore
import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../electron/contract/rows'
import { useSession } from '../../app/session'
import type { ValueStore } from '../../replica/value-store'
import { calmly } from './calm-state'
import styles from './sharing.module.css'
import { syncState, type SyncState } from './sync-state'

const icons: Readonly<Record<SyncState, typeof IconCircleCheck>> = {
  failing: IconAlertTriangle,
  saving: IconLoader2,
  arriving: IconCloudDown,
  savedHere: IconCircleCheck,
  connecting: IconLoader2,
  sending: IconCloudUp,
  sent: IconCloudUp,
  held: IconCloudCheck,
}

interface Shown {
  readonly state: SyncState
  /** The relay is out of reach. */
  readonly away: boolean
  readonly unsent: number
  readonly problem: SyncStatus['saveProblem']
  readonly reason: SyncStatus['reason']
}

/** Where one's changes are, in two words; a click tells the rest. `saved`: whether what is shown here is on the disk. */
export function SyncPill({ saved }: { readonly saved?: ValueStore<boolean> | undefined }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const shown = useShown(saved)
  if (shown === null) return null
  const { state, away } = shown
  const text = t(`sharing.status.${state}`, { count: shown.unsent })
  const reason =
    shown.problem !== null
      ? t(`sharing.problem.${shown.problem}`)
      : away && shown.reason !== null
        ? t(`sharing.reason.${shown.reason}`)
        : null
  const Icon = away && state !== 'failing' ? IconCloudOff : icons[state]
  return (
    <Tooltip label={reason ?? text} multiline maw={280}>
      <UnstyledButton
        className={styles['pill']}
        data-state={away ? 'away' : state}
        aria-label={t('sharing.status.label', { state: text })}
        onClick={() => ui.open('sharing')}
      >
        <Icon size={15} stroke={1.75} />
        {text}
      </UnstyledButton>
    </Tooltip>
  )
}

function useShown(saved: ValueStore<boolean> | undefined): Shown | null {
  const { sync, client } = useSession()
  const shown = useMemo(
    () =>
      calmly(
        () => shownOf(sync.get(), client.unanswered.get() + Number(saved?.get() === false)),
        changed => {
          const stops = [sync, client.unanswered, ...(saved === undefined ? [] : [saved])].map(store => store.subscribe(changed)) // prettier-ignore
          return () => stops.forEach(stop => stop())
        },
        isSame,
      ),
    [sync, client, saved],
  )
  return useSyncExternalStore(shown.subscribe, shown.get)
}

function shownOf(status: SyncStatus | null, unanswered: number): Shown | null {
  if (status === null) return null
  const { relay, connection, unsent, saveProblem, reason } = status
  const away = relay !== null && (connection === 'waiting' || connection === 'refused')
  const state = syncState(status, unanswered)
  // How many wait is not said while something is being saved: each key would change it.
  return { state, away, unsent: state === 'saving' ? 0 : unsent, problem: saveProblem, reason }
}

function isSame(a: Shown | null, b: Shown | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.state === b.state &&
    a.away === b.away &&
    a.unsent === b.unsent &&
    a.problem === b.problem &&
    a.reason === b.reason
  )
}
