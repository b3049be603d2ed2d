import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BoardTarget } from './board-target'
import { ColumnsTable } from './columns-table'
import { Dialect } from './dialect'
import { DialectNote } from './dialect-note'
import styles from './import.module.css'
import { PlanPanel } from './plan-panel'
import { Questions } from './questions'
import { StagesTable } from './stages-table'
import type { StepProps } from './flow'

/** How the file is understood, at the left; what would come of it, at the right. */
export function MappingStep({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles['mapping']}>
      <div className={styles['form']}>
        <p className={styles['file']}>
          {t('imports.file', { file: state.file.name, count: state.look.rows })}
          <Button variant="subtle" onClick={flow.choose}>
            {t('imports.chooseAnother')}
          </Button>
        </p>
        <DialectNote state={state} flow={flow} />
        <Questions state={state} flow={flow} />
        <BoardTarget state={state} flow={flow} />
        <ColumnsTable state={state} flow={flow} />
        <StagesTable state={state} flow={flow} />
        <Dialect state={state} flow={flow} />
      </div>
      <PlanPanel state={state} flow={flow} />
    </div>
  )
}
