import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './head.module.css'
import { RecordSet } from './record-set'
import { SharedText } from './shared-text'
import { useHead } from './use-head'

/** When the tactic fits, and what to do and say then. */
export function TacticHead(): ReactNode {
  const { t } = useTranslation()
  const { sets } = useHead('tactic')
  const text = (name: 'situation' | 'objection' | 'whatToDo' | 'whatToSay', strong = false) => (
    <SharedText
      name={name}
      label={t(`wiki.head.tactic.${name}`)}
      placeholder={t(`wiki.head.hint.${name}`)}
      strong={strong}
    />
  )
  const set = (name: 'competitors' | 'stages' | 'products', target: 'competitor' | 'stage' | 'product') => (
    <RecordSet
      kind="tactic"
      set={name}
      target={target}
      label={t(`wiki.head.tactic.${name}`)}
      placeholder={t('wiki.head.any')}
      ids={sets[name]}
    />
  )
  return (
    <div className={styles['head']} data-page-head>
      {text('situation')}
      {text('objection')}
      <div className={styles['columns']}>
        {text('whatToDo')}
        {text('whatToSay', true)}
      </div>
      <div className={styles['thirds']}>
        {set('competitors', 'competitor')}
        {set('stages', 'stage')}
        {set('products', 'product')}
      </div>
    </div>
  )
}
