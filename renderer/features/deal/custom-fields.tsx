import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readCustom } from '../../../core/deal/custom'
import type { DealDetail } from '../../../electron/contract/rows'
import { useDirectory } from '../../app/session'
import { CustomField } from './custom-field'
import styles from './inspector.module.css'

/** What this team wants to know beside what every deal has. Those that say nothing wait behind one button: nobody is asked to fill in a form. */
export function CustomFields({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const { fields, people } = useDirectory()
  const [all, showAll] = useState(false)
  // One that was shown stays for as long as the panel does, so that emptying it does not take it from under the hand.
  const [shown, note] = useState<ReadonlySet<string>>(new Set())
  if (fields.length === 0) return null
  const says = fields.filter(field => readCustom(field, detail, people).kind !== 'empty')
  if (says.some(field => !shown.has(field.id))) note(new Set([...shown, ...says.map(field => field.id)]))
  const drawn = all ? fields : fields.filter(field => shown.has(field.id))
  const silent = fields.length - drawn.length
  return (
    <>
      <h4 className={styles['section']}>{t('deal.custom')}</h4>
      {drawn.map(field => (
        <CustomField key={field.id} detail={detail} field={field} />
      ))}
      {silent > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => showAll(true)}>
          {t('pipeline.fields.showEmpty', { count: silent })}
        </Button>
      )}
    </>
  )
}
