import { Button, Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { personIdSchema } from '../../../core/ids'
import { notifyFailure } from '../../app/notify'
import { useDirectory, useSession } from '../../app/session'
import styles from './my-day.module.css'

/** Nobody has said yet which of the people in the deals this member is: what a day is, and the one thing to do. */
export function Claim(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { people } = useDirectory()
  const [chosen, choose] = useState<string | null>(null)
  const free = [...people.values()].filter(person => person.deleted === null && person.claimedBy === null)

  async function claim(): Promise<void> {
    if (chosen === null) return
    const input = { personId: personIdSchema.parse(chosen), mine: true }
    const result = await session.client.command('person.claim', input)
    if (!result.ok) notifyFailure(session, result.error)
  }

  return (
    <div className={styles['empty']}>
      <h2>{t('day.claim.title')}</h2>
      <p>{t('day.claim.text')}</p>
      {free.length === 0 ? (
        <p>{t('day.claim.nobody')}</p>
      ) : (
        <div className={styles['claim']}>
          <Select
            aria-label={t('day.claim.who')}
            placeholder={t('day.claim.who')}
            value={chosen}
            data={free
              .map(person => ({ value: person.id, label: person.name }))
              .sort((a, b) => a.label.localeCompare(b.label))}
            searchable
            onChange={choose}
          />
          <Button size="sm" disabled={chosen === null} onClick={() => void claim()}>
            {t('day.claim.isMe')}
          </Button>
        </div>
      )}
      <p className={styles['soft']}>{t('day.alone')}</p>
    </div>
  )
}
