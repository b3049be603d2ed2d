import { Button, SegmentedControl } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from '../../../../core/page/history/version'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { Dialog } from '../../../ui/dialog'
import type { PageScope } from '../head/page-scope'
import { usePageRow } from '../use-wiki'
import { DifferenceTable } from './difference-table'
import { HeadTable } from './head-table'
import styles from './history.module.css'
import { restorePage } from './restore-page'
import { useComparison, type Compared } from './use-comparison'
import { VersionFacts } from './version-line'
import { versionName } from './version-name'

interface VersionDialogProps {
  readonly scope: PageScope
  readonly version: Version
  /** The version before it; null for the first. */
  readonly before: Version | null
  readonly onClose: () => void
}
type Against = 'now' | 'before'

/** A version beside the page as it is, or beside the version before it; and the way back to it. */
export function VersionDialog({ scope, version, before, onClose }: VersionDialogProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const [against, setAgainst] = useState<Against>('now')
  const [busy, setBusy] = useState(false)
  const name = versionName(version, formats)
  const kind = usePageRow(scope.pageId)?.kind ?? 'note'
  const compared = useComparison({ ...scope, kind, version, against: against === 'now' ? 'now' : before })
  const restore = async (): Promise<void> => {
    setBusy(true)
    const done = await restorePage(session, scope, version, name)
    setBusy(false)
    if (done) onClose()
  }
  const mine = t('history.thisVersion')
  const columns: [string, string] =
    against === 'now' ? [mine, t('history.asItIs')] : [t('history.versionBefore'), mine]
  return (
    <Dialog opened onClose={onClose} title={t('history.version', { name })} size="var(--wr-difference-width)">
      <div className={styles['bar']}>
        <VersionFacts version={version} />
        <SegmentedControl
          aria-label={t('history.compareWith')}
          value={against}
          onChange={value => setAgainst(value === 'now' ? 'now' : 'before')}
          data={[
            { value: 'now', label: t('history.withNow') },
            { value: 'before', label: t('history.withBefore') },
          ]}
        />
        {!scope.readOnly && (
          <Button disabled={busy || compared.is === 'arriving'} onClick={() => void restore()}>
            {t('history.restore')}
          </Button>
        )}
      </div>
      <Body compared={compared} columns={columns} />
    </Dialog>
  )
}

function Body({
  compared,
  columns,
}: {
  readonly compared: Compared
  readonly columns: [string, string]
}): ReactNode {
  const { t } = useTranslation()
  if (compared.is !== 'here')
    return (
      <p role="status" className={styles['empty']}>
        {compared.is !== 'reading' && t(`history.${compared.is}`)}
      </p>
    )
  const { difference, head, headChanged } = compared.comparison
  const isSame = difference.rows.every(row => row.kind === 'same')
  return (
    <>
      <p role="status" className={styles['summary']}>
        {isSame
          ? t('history.sameText')
          : `${t('history.added', { count: difference.wordsAdded })} · ${t('history.removed', { count: difference.wordsRemoved })}`}
        {headChanged && ` · ${t('history.headChanged')}`}
      </p>
      {head.length > 0 && <HeadTable changes={head} columns={columns} />}
      <DifferenceTable difference={difference} columns={columns} />
    </>
  )
}
