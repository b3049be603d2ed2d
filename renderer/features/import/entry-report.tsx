import { Button, Group } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { layerIdSchema } from '../../../core/ids'
import { notify, notifyFailure } from '../../app/notify'
import { useSession } from '../../app/session'
import { EntryFacts } from './entry-facts'
import styles from './import.module.css'
import type { ImportState } from './import-state'
import { NextFile } from './next-file'
import type { ImportFlow } from './flow'

interface EntryReportProps {
  readonly state: Extract<ImportState, { step: 'entries-done' }>
  readonly flow: ImportFlow
}

/** What the import of a list did, the next file, and the way back. */
export function EntryReportStep({ state, flow }: EntryReportProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [busy, setBusy] = useState(false)
  const { report, file } = state

  async function undoImport(): Promise<void> {
    setBusy(true)
    const input = { boardId: null, layerId: layerIdSchema.parse(report.layerId), undone: true }
    const answer = session.client.command('import.mark', input)
    session.undo.record({ what: 'import', title: file.name }, answer)
    const result = await answer
    setBusy(false)
    if (!result.ok) return notifyFailure(session, result.error)
    notify(t('imports.undone'))
    session.ui.closePanel()
  }

  return (
    <div className={styles['report']}>
      <h2>
        <IconCircleCheck size={22} stroke={1.75} /> {t('imports.done')}
      </h2>
      <p>{file.name}</p>
      <EntryFacts report={report} />
      <Group gap="sm" mt="lg">
        <NextFile flow={flow} />
        {flow.next === null && (
          <Button size="sm" onClick={session.ui.closePanel}>
            {t('common.close')}
          </Button>
        )}
        <Button size="sm" variant="default" disabled={busy} onClick={() => void undoImport()}>
          {busy ? t('imports.undoing') : t('imports.undoThis')}
        </Button>
      </Group>
    </div>
  )
}
