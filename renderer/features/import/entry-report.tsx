import { Button, Group } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import { EntryFacts } from './entry-facts'
import styles from './import.module.css'
import type { ImportState } from './import-state'
import { NextFile } from './next-file'
import type { ImportFlow } from './flow'
import { useUndoImport } from './use-undo-import'

interface EntryReportProps {
  readonly state: Extract<ImportState, { step: 'entries-done' }>
  readonly flow: ImportFlow
}

/** What the import of a list did, the next file, and the way back. */
export function EntryReportStep({ state, flow }: EntryReportProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { report, file } = state
  const { busy, undo } = useUndoImport({ boardId: null, layerId: report.layerId, fileName: file.name })

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
        <Button size="sm" variant="default" disabled={busy} onClick={() => void undo()}>
          {busy ? t('imports.undoing') : t('imports.undoThis')}
        </Button>
      </Group>
    </div>
  )
}
