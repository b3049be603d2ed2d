import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { changeKinds } from '../../../core/deal/schema'
import type { DealDetail } from '../../../electron/contract/rows'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './inspector.module.css'
import { valueText } from './values'

/** What happened to a deal, newest first, in words. */
export function History({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const directory = useDirectory()
  const mine = (id: string | null) => id !== null && id === directory.directory.me?.id
  const name = (id: string | null) =>
    (id === null ? undefined : directory.members.get(id)?.name) ?? t('deal.somebody')
  const text = (field: string, value: unknown) => valueText(field, value, directory, formats, t)
  return (
    <>
      <h3 className={styles['section']}>{t('deal.history')}</h3>
      <ul className={styles['history']}>
        {detail.changes.map(({ id, kind, before, after, by, at }) => {
          const known = changeKinds.find(one => one === kind) ?? 'other'
          const values = { before: text(known, before), after: text(known, after) }
          return (
            <li key={id}>
              <strong>{mine(by) ? t('deal.you') : name(by)}</strong>{' '}
              {mine(by) ? t(`deal.yourChange.${known}`, values) : t(`deal.change.${known}`, values)}
              <time dateTime={new Date(at).toISOString()}>{formats.instant(at)}</time>
            </li>
          )
        })}
        {detail.changes.length === 0 && <li>{t('deal.noHistory')}</li>}
        {detail.imported && <li>{t('deal.imported')}</li>}
        {!detail.imported && detail.createdAt !== null && (
          <li>
            {mine(detail.createdBy)
              ? t('deal.createdByYou', { date: formats.instant(detail.createdAt) })
              : t('deal.created', { name: name(detail.createdBy), date: formats.instant(detail.createdAt) })}
          </li>
        )}
      </ul>
    </>
  )
}
