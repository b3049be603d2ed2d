import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './settings.module.css'

/** Who sees what, in plain words: a rep writes down doubts only where they know who reads them. */
export function WhoSees(): ReactNode {
  const { t } = useTranslation()
  return (
    <section className={styles['section']} aria-labelledby="who-sees">
      <h3 id="who-sees">{t('settings.sees.title')}</h3>
      <ul className={styles['sees']}>
        <li>{t('settings.sees.team')}</li>
        <li>{t('settings.sees.you')}</li>
        <li>{t('settings.sees.targets')}</li>
        <li>{t('settings.sees.deal')}</li>
      </ul>
    </section>
  )
}
