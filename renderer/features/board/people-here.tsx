import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import { useValue } from '../../replica/value-store'
import { Avatar } from '../../ui/avatar'
import styles from './board.module.css'

/** Who else has this workspace open now; one avatar a person, however many windows they have. */
export function PeopleHere(): ReactNode {
  const { t } = useTranslation()
  const { all } = useValue(useSession().presence)
  const people = [...new Map(all.map(one => [one.memberId, one])).values()]
  if (people.length === 0) return null
  return (
    <ul
      className={styles['people']}
      aria-label={t('board.here', { name: people.map(one => one.name).join(', ') })}
    >
      {people.slice(0, 6).map(one => (
        <li key={one.memberId}>
          <Avatar name={one.name} colour={one.colour} large />
        </li>
      ))}
    </ul>
  )
}
