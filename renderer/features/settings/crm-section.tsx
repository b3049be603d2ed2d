import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dialects } from '../../../core/exchange/dialects'
import { SETTINGS_ID, settingsFields } from '../../../core/workspace/planning'
import { notifyFailure } from '../../app/notify'
import { useDirectory, useSession } from '../../app/session'
import styles from './settings.module.css'

/** Where the team's CRM is: deals that came from it then lead back to their records. */
export function CrmSection(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { settings } = useDirectory().directory
  return (
    <section className={styles['section']}>
      <h3>{t('exchange.crmSettings')}</h3>
      <p>{t('exchange.crmSettingsText')}</p>
      {dialects.map(({ id, name, exampleBase }) => {
        const field = `${id}Url` as const
        const now = settings[field] ?? ''
        return (
          <TextInput
            key={`${id}:${now}`}
            label={t('exchange.crmAddress', { crm: name })}
            placeholder={exampleBase}
            defaultValue={now}
            maxLength={300}
            onBlur={event => {
              const typed = event.currentTarget.value.trim()
              const value = typed === '' ? null : typed
              if (typed === now) return
              const input = event.currentTarget
              const isOne = settingsFields[field].safeParse(value).success
              input.setCustomValidity(isOne ? '' : t('exchange.crmAddressWrong'))
              if (!isOne) return void input.reportValidity()
              const answer = session.client.command('record.edit', {
                collection: 'settings',
                id: SETTINGS_ID,
                field,
                value,
              })
              session.undo.record({ what: 'edit', title: name }, answer)
              void answer.then(result => {
                if (!result.ok) notifyFailure(session, result.error)
              })
            }}
          />
        )
      })}
    </section>
  )
}
