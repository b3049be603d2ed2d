import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { giveFields, withoutGet, type Give } from '../../../core/deal/ledger'
import type { DealDetail } from '../../../electron/contract/rows'
import { addPart, editPart, removePart } from '../../app/deal-part-actions'
import { useSession } from '../../app/session'
import { InPlace } from './in-place'
import { Editors } from './page/editors'
import styles from './page/page.module.css'
import { Section } from './page/section'

/** What was conceded and what came back; the coach speaks before something is given for nothing. */
export function Ledger({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const { gives } = detail
  const without = withoutGet(gives).length
  return (
    <Section
      part="gives"
      title={t('dealPage.ledger.title')}
      isEmpty={gives.length === 0}
      aside={
        without === 0 ? undefined : (
          <span className={styles['tag']}>{t('dealPage.ledger.without', { count: without })}</span>
        )
      }
    >
      {gives.length === 0 && <p className={styles['soft']}>{t('dealPage.ledger.empty')}</p>}
      <ul className={styles['list']}>
        {gives.map(give => (
          <GiveRow key={give.id} give={give} detail={detail} />
        ))}
      </ul>
      <AddGive detail={detail} />
    </Section>
  )
}

function GiveRow({ give, detail }: { readonly give: Give; readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const set = (field: string, value: unknown) =>
    void editPart(session, detail.card, 'gives', give.id, field, value)
  const isBare = withoutGet([give]).length > 0
  return (
    <li className={styles['item']} data-part={`gives:${give.id}`}>
      <div className={styles['step']}>
        <div className={styles['text']}>
          <InPlace
            required
            label={t('dealPage.ledger.give')}
            text={give.give}
            keep={text => set('give', text)}
          />
        </div>
        <div className={styles['text']}>
          <InPlace
            label={t('dealPage.ledger.getOf', { give: give.give })}
            placeholder={t('dealPage.ledger.get')}
            text={give.get}
            keep={text => set('get', text)}
          />
        </div>
        <Editors part={`gives:${give.id}`} />
        <Select
          size="xs"
          className={styles['narrow'] ?? ''}
          aria-label={t('dealPage.ledger.stateOf', { give: give.give })}
          value={give.state}
          data={giveFields.state.options.map(value => ({
            value,
            label: t(`dealPage.ledger.states.${value}`),
          }))}
          onChange={value => set('state', value)}
        />
        <ActionIcon
          aria-label={t('dealPage.ledger.removeOf', { give: give.give })}
          onClick={() => void removePart(session, detail.card, 'gives', give.id)}
        >
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      </div>
      {isBare && <p className={styles['warning']}>{t('dealPage.ledger.warning')}</p>}
    </li>
  )
}

function AddGive({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [draft, setDraft] = useState({ give: '', get: '' })
  const isBare = draft.give.trim() !== '' && draft.get.trim() === ''
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (draft.give.trim() === '') return
        const fields = { give: draft.give.trim(), get: draft.get.trim() }
        setDraft({ give: '', get: '' })
        void addPart(session, detail.card, 'gives', fields)
      }}
    >
      <div className={styles['add']}>
        <TextInput
          size="xs"
          label={t('dealPage.ledger.give')}
          placeholder={t('dealPage.ledger.giveHint')}
          value={draft.give}
          maxLength={500}
          onChange={event => setDraft({ ...draft, give: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          className={styles['grow'] ?? ''}
          label={t('dealPage.ledger.get')}
          placeholder={t('dealPage.ledger.getHint')}
          value={draft.get}
          maxLength={500}
          onChange={event => setDraft({ ...draft, get: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" disabled={draft.give.trim() === ''}>
          {isBare ? t('dealPage.ledger.addAnyway') : t('dealPage.add')}
        </Button>
      </div>
      <div role="status">{isBare && <p className={styles['warning']}>{t('dealPage.ledger.warning')}</p>}</div>
    </form>
  )
}
