import { Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle, IconCircleCheck, IconCloudCheck, IconCloudDown, IconCloudOff, IconCloudUp, IconLoader2,
} from '@tabler/icons-react' // prettier-ignore
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import { useValue } from '../../replica/value-store'
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

/** Where one's changes are, in two words; a click tells the rest. `unsaved`: something is shown that is not on the disk yet. */
export function SyncPill({ unsaved = false }: { readonly unsaved?: boolean }): ReactNode {
  const { t } = useTranslation()
  const { sync, client, ui } = useSession()
  const status = useValue(sync)
  const unanswered = useValue(client.unanswered)
  if (status === null) return null
  const state = syncState(status, unanswered + Number(unsaved))
  const away = status.relay !== null && (status.connection === 'waiting' || status.connection === 'refused')
  const text = t(`sharing.status.${state}`, { count: status.unsent })
  const reason =
    status.saveProblem !== null
      ? t(`sharing.problem.${status.saveProblem}`)
      : away && status.reason !== null
        ? t(`sharing.reason.${status.reason}`)
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
