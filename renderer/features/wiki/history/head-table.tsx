import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeadChange } from '../../../../core/page/history/head-difference'
import { useDirectory } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { Step } from './difference-table'
import { fieldLabel, fieldText } from './head-words'
import styles from './history.module.css'

/** What changed above the text, field by field: what it said, and what it says. */
export function HeadTable({
  changes,
  columns,
}: {
  readonly changes: readonly HeadChange[]
  readonly columns: readonly [string, string]
}): ReactNode {
  const { t } = useTranslation()
  const speaking = { t, formats: useFormats(), directory: useDirectory() }
  return (
    <table className={styles['head']} aria-label={t('history.headDifference')}>
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(change => {
          const { list, place, name, before, after, words } = change
          return (
            <tr key={`${list ?? ''} ${place} ${name} ${before === null ? 'new' : 'old'}`}>
              <th scope="row">{fieldLabel(speaking, change)}</th>
              <td>
                {words === null ? (
                  <del>{fieldText(speaking, name, before)}</del>
                ) : (
                  words
                    .filter(({ kind }) => kind !== 'added')
                    .map((step, at) => <Step key={at} step={step} />)
                )}
              </td>
              <td>
                {words === null ? (
                  <ins>{fieldText(speaking, name, after)}</ins>
                ) : (
                  words
                    .filter(({ kind }) => kind !== 'removed')
                    .map((step, at) => <Step key={at} step={step} />)
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
