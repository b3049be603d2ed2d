import { IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../../../electron/contract/my-day'
import { useDirectory, useSession } from '../../app/session'
import { Act, runKey } from './act'
import { openQuestion, seeQuestion } from './actions'
import styles from './my-day.module.css'

interface AskedLineProps {
  readonly question: Question
  /** Whether the list is entered here by Tab. */
  readonly isEntry: boolean
  readonly onFocus: () => void
}

const keys = { ' ': 'see', Enter: 'open' } as const

/** Somebody asks this member something: who, about what, in their words. */
export function AskedLine({ question, isEntry, onFocus }: AskedLineProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { members } = useDirectory()
  const { id, about, by, text } = question
  const title = about.title === '' ? t('wiki.untitled') : about.title
  const name = (by === null ? undefined : members.get(by)?.name) ?? t('deal.somebody')
  const head = by === null ? t('day.asked.inText', { title }) : t('day.asked.by', { name, title })
  const acts = {
    open: () => openQuestion(session, question),
    see: () => seeQuestion(session, question, title),
  }
  return (
    <div
      className={styles['line']}
      role="listitem"
      data-line={id}
      tabIndex={isEntry ? 0 : -1}
      aria-label={`${head}, ${text}`}
      onKeyDown={event => runKey(event, keys, acts)}
      onFocus={onFocus}
    >
      <div className={styles['what']}>
        <button type="button" className={styles['head']} tabIndex={-1} onClick={acts.open}>
          {head}
        </button>
        <p className={styles['asked']}>{text}</p>
      </div>
      <div className={styles['acts']}>
        <Act label={t('day.act.see')} run={acts.see}>
          <IconEye size={16} stroke={1.75} />
        </Act>
      </div>
    </div>
  )
}
