import { Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import styles from './search.module.css'

const named = ['space', 'enter', 'escape', 'shift', 'delete', 'click', 'alt'] as const

/** A combination of keys, such as `mod shift Z`, as this computer's keyboard names them. */
export function Keys({ keys }: { readonly keys: string }): ReactNode {
  const { t } = useTranslation()
  const { info } = useSession()
  const name = (key: string) => {
    if (key === 'mod') return info.platform === 'darwin' ? '⌘' : t('search.keys.ctrl')
    if (key === 'alt' && info.platform === 'darwin') return '⌥'
    const word = named.find(one => one === key)
    return word === undefined ? key : t(`search.keys.${word}`)
  }
  return (
    <span className={styles['keys']}>
      {keys.split(' ').map((key, i) => (
        <Kbd key={`${key}${i}`} size="xs">
          {name(key)}
        </Kbd>
      ))}
    </span>
  )
}
