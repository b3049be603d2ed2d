import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../electron/contract/rows'
import { ClosingFields } from './closing-fields'
import { CustomFields } from './custom-fields'
import { MainFields, OriginFields } from './deal-fields'
import { Section } from './page/section'
import styles from './inspector.module.css'

/** Account, amount, dates, people, competitors: what a CRM knows of a deal. */
export function Facts({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  return (
    <Section title={t('dealPage.facts.title')} isEmpty={false}>
      <ClosingFields detail={detail} />
      <MainFields detail={detail} />
      <h4 className={styles['section']}>{t('deal.details')}</h4>
      <OriginFields detail={detail} />
      <CustomFields detail={detail} />
    </Section>
  )
}
