import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dealFieldNames } from '../../../core/deal/schema'
import type { ImportReport } from '../../../core/exchange/mapping'
import { useDirectory } from '../../app/session'
import styles from './import.module.css'

const SHOWN = 20

/** Fields that stay as people made them, with what the file says. */
export function HeldFields({ report }: { readonly report: ImportReport }): ReactNode {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  if (report.heldTotal === 0) return null
  const name = (field: string) => {
    if (field === 'place') return t('deal.field.place')
    const known = dealFieldNames.find(one => one === field)
    if (known !== undefined) return t(`deal.field.${known}`)
    return directory.fields.find(one => `custom:${one.id}` === field)?.name ?? field
  }
  return (
    <details className={styles['held']}>
      <summary>{t('imports.held', { count: report.heldTotal })}</summary>
      <ul>
        {report.held.slice(0, SHOWN).map(({ dealId, title, field, ours, theirs }) => (
          <li key={`${dealId}:${field}`}>
            {t('imports.heldRow', { title, field: name(field), ours, theirs })}
          </li>
        ))}
      </ul>
    </details>
  )
}
