import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../core/exchange/mapping'
import { useFormats } from '../../app/use-formats'
import styles from './import.module.css'

/** What an import will do, or did, in numbers. */
export function ReportFacts({ report }: { readonly report: ImportReport }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const many = ['created', 'updated', 'unchanged', 'skipped'] as const
  const also = [
    ['newAccounts', report.accounts],
    ['newContacts', report.contacts],
    ['newPeople', report.people],
    ['newProducts', report.products],
    ['withoutAccount', report.withoutAccount],
  ] as const
  const extras = also.filter(([, count]) => count > 0).map(([key, count]) => t(`imports.${key}`, { count }))
  return (
    <>
      <ul className={styles['counts']}>
        {many.map(
          key =>
            (report[key] > 0 || key === 'created') && (
              <li key={key} data-main={key === 'created' || undefined}>
                {t(`imports.${key}`, { count: report[key] })}
              </li>
            ),
        )}
      </ul>
      {report.perStage.length > 0 && (
        <table className={styles['stages']}>
          <caption className="visually-hidden">{t('imports.perStage')}</caption>
          <tbody>
            {report.perStage.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="tabular">{formats.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {extras.length > 0 && <p className={styles['soft']}>{extras.join(' · ')}</p>}
      {report.customFields.length > 0 && (
        <p className={styles['soft']}>{t('imports.newFields', { names: report.customFields.join(', ') })}</p>
      )}
    </>
  )
}
