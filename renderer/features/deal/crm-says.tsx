import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../electron/contract/rows'
import { followCrm } from '../../app/deal-actions'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './inspector.module.css'
import { valueText } from './values'

interface CrmSaysProps {
  readonly detail: DealDetail
  readonly field: string
  readonly label: string
}

/** Where the CRM's file says something else than what somebody wrote: its value, and one step to take it. */
export function CrmSays({ detail, field, label }: CrmSaysProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const directory = useDirectory()
  const formats = useFormats()
  if (!(field in detail.crm)) return null
  const value = valueText(field, detail.crm[field], directory, formats, t)
  return (
    <div className={styles['crm']}>
      {t('deal.crmSays', { value })}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('deal.useCrmOf', { field: label })}
        onClick={() => void followCrm(session, detail.card.id, field)}
      >
        {t('deal.useCrm')}
      </Button>
    </div>
  )
}
