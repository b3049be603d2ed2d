import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryReport } from '../../../core/exchange/entries/mapping'
import styles from './import.module.css'

const HELD_SHOWN = 20

/** What an import of a list will do, or did, in numbers. */
export function EntryFacts({ report }: { readonly report: EntryReport }): ReactNode {
  const { t } = useTranslation()
  const { kind, created, updated, unchanged, skipped, alsoAccounts, alsoPeople, held, heldTotal } = report
  const also = [
    ...(alsoAccounts > 0 ? [t('imports.newAccounts', { count: alsoAccounts })] : []),
    ...(alsoPeople > 0 ? [t('imports.newPeople', { count: alsoPeople })] : []),
  ]
  return (
    <>
      <ul className={styles['counts']}>
        <li data-main="">{t(`exchange.new.${kind}`, { count: created })}</li>
        {updated > 0 && <li>{t('exchange.updated', { count: updated })}</li>}
        {unchanged > 0 && <li>{t('imports.unchanged', { count: unchanged })}</li>}
        {skipped > 0 && <li>{t('imports.skipped', { count: skipped })}</li>}
      </ul>
      {also.length > 0 && <p className={styles['soft']}>{t('exchange.also', { what: also.join(' · ') })}</p>}
      {heldTotal > 0 && (
        <details className={styles['held']}>
          <summary>{t('imports.held', { count: heldTotal })}</summary>
          <ul>
            {held.slice(0, HELD_SHOWN).map(({ id, title, field, ours, theirs }) => (
              <li key={`${id}:${field}`}>{t('exchange.heldRow', { title, ours, theirs })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
