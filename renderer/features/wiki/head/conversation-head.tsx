import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './head.module.css'
import { RecordSet } from './record-set'
import { SharedText } from './shared-text'
import { useHead } from './use-head'

/** A talk that one would rather put off: how to open it, what to leave unsaid, whom to ask who has done it. */
export function ConversationHead(): ReactNode {
  const { t } = useTranslation()
  const { sets } = useHead('conversation')
  const text = (name: 'situation' | 'feelings' | 'opening' | 'avoid' | 'fallback', strong = false) => (
    <SharedText
      name={name}
      label={t(`wiki.head.conversation.${name}`)}
      placeholder={t(`wiki.head.hint.${name}`)}
      strong={strong}
    />
  )
  return (
    <div className={styles['head']} data-page-head>
      <div className={styles['columns']}>
        {text('situation')}
        {text('feelings')}
      </div>
      {text('opening', true)}
      <div className={styles['columns']}>
        {text('avoid')}
        {text('fallback')}
      </div>
      <div className={styles['columns']}>
        <RecordSet
          kind="conversation"
          set="doneByMembers"
          target="member"
          label={t('wiki.head.conversation.doneByMembers')}
          placeholder={t('wiki.head.nobody')}
          ids={sets.doneByMembers}
        />
        <RecordSet
          kind="conversation"
          set="doneByPeople"
          target="person"
          label={t('wiki.head.conversation.doneByPeople')}
          placeholder={t('wiki.head.nobody')}
          ids={sets.doneByPeople}
        />
      </div>
    </div>
  )
}
