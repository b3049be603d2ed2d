import { Button, Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportLook } from '../../../core/exchange/mapping'
import { personIdOf } from '../../../core/workspace/names'
import { notify, notifyFailure } from '../../app/notify'
import { useDirectory, useSession } from '../../app/session'
import styles from './import.module.css'

/** Which of the owners in the file one is: then *my deals* are theirs. */
export function ThisIsMe({ owners }: { readonly owners: ImportLook['owners'] }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { people, directory } = useDirectory()
  const [chosen, setChosen] = useState<string | null>(null)
  const mine = [...people.values()].find(
    person => person.claimedBy !== null && person.claimedBy === directory.me?.id,
  )
  if (owners.length === 0) return null
  if (mine !== undefined) return <p className={styles['soft']}>{t('imports.meDone', { name: mine.name })}</p>

  async function claim(): Promise<void> {
    if (chosen === null) return
    const result = await session.client.command('person.claim', { personId: personIdOf(chosen), mine: true })
    if (!result.ok) return notifyFailure(session, result.error)
    notify(t('imports.meDone', { name: chosen }))
  }

  return (
    <div className={styles['me']}>
      <Select
        label={t('imports.me')}
        description={t('imports.meText')}
        placeholder={t('imports.meNobody')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common.remove') }}
        value={chosen}
        data={owners.map(({ name }) => name).sort((a, b) => a.localeCompare(b))}
        onChange={setChosen}
      />
      <Button size="sm" variant="default" disabled={chosen === null} onClick={() => void claim()}>
        {t('imports.mePick')}
      </Button>
    </div>
  )
}
