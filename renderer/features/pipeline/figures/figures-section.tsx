import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currencySchema } from '../../../../core/money'
import { SETTINGS_ID, type Settings } from '../../../../core/workspace/planning'
import { editRecord } from '../../../app/record-actions'
import { useDirectory, useSession } from '../../../app/session'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { Rates } from './rates'

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** What every figure of the team stands on: when the fiscal year begins, the currency it is told in, what others are worth. */
export function FiguresSection(): ReactNode {
  const { t, i18n } = useTranslation()
  const session = useSession()
  const { directory, boards } = useDirectory()
  const { settings } = directory
  const currency = settings.currency ?? boards[0]?.currency ?? 'EUR'
  const monthName = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' })
  const edit = (change: Partial<Settings>) =>
    void editRecord(session, 'settings', { id: SETTINGS_ID, name: t('pipeline.section.figures') }, change)
  return (
    <>
      <h2 className={styles['title']}>{t('pipeline.section.figures')}</h2>
      <p className={styles['intro']}>{t('pipeline.figures.intro')}</p>
      <div className={styles['bar']}>
        <Select
          label={t('pipeline.figures.fiscalStart')}
          value={String(settings.fiscalStart)}
          data={months.map(month => ({
            value: String(month),
            label: monthName.format(Date.UTC(2026, month - 1, 15)),
          }))}
          onChange={value => edit({ fiscalStart: Number(value) })}
        />
        <KeptInput
          label={t('pipeline.figures.currency')}
          value={currency}
          maxLength={3}
          keep={text => {
            const parsed = currencySchema.safeParse(text.toUpperCase())
            if (!parsed.success) return t('pipeline.figures.currencyHint')
            edit({ currency: parsed.data })
            return null
          }}
        />
      </div>
      <Rates into={currency} />
    </>
  )
}
