import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelected, type ValueStore } from '../../replica/value-store'
import styles from '../editor.module.css'
import type { PageText } from './page-text'

/** Words that a grown reader reads in a minute. */
const PER_MINUTE = 230

export function WordCount({ text }: { readonly text: ValueStore<PageText> }): ReactNode {
  const { t } = useTranslation()
  const words = useSelected(text, each => each.words)
  const minutes = Math.round(words / PER_MINUTE)
  return (
    <p className={styles['words']}>
      {t('editor.words', { count: words })}
      {minutes > 0 && <> · {t('editor.minutes', { count: minutes })}</>}
    </p>
  )
}
