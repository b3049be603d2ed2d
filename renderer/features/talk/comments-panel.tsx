import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Conversations } from './conversations'
import styles from './talk.module.css'
import { useCommentDesk } from './use-comments'

/** What is said about the page: open conversations first, then those whose words are gone, then what was settled. */
export function CommentsPanel(): ReactNode {
  const { t } = useTranslation()
  const desk = useCommentDesk()
  return (
    <section className={styles['panel']} aria-label={t('talk.title')}>
      <h2>{t('talk.title')}</h2>
      {desk !== null && <Conversations desk={desk} begin={t('talk.aboutPage')} empty={t('talk.empty')} />}
    </section>
  )
}
