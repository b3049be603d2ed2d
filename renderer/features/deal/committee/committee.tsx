import { Autocomplete, Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { committeeGaps } from '../../../../core/deal/committee'
import type { Contact } from '../../../../core/workspace/contact'
import { nameKey } from '../../../../core/workspace/names'
import type { DealDetail } from '../../../../electron/contract/rows'
import { seatContact, seatNewContact } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import styles from '../page/page.module.css'
import { Section } from '../page/section'
import { CommitteeMap } from './committee-map'
import { SeatRow } from './seat-row'

/** Who decides on their side: as a list and a map, with what is missing said as a question. */
export function Committee({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const { seats } = detail
  const gaps = seats.length === 0 ? [] : committeeGaps(seats)
  return (
    <Section
      part="seats"
      title={t('dealPage.committee.title')}
      isEmpty={seats.length === 0}
      aside={seats.length === 0 ? undefined : seats.length}
    >
      {seats.length === 0 && <p className={styles['soft']}>{t('dealPage.committee.empty')}</p>}
      {gaps.length > 0 && (
        <ul className={styles['questions']}>
          {gaps.map(gap => (
            <li key={gap}>{t(`dealPage.committee.gaps.${gap}`)}</li>
          ))}
        </ul>
      )}
      <ul className={styles['list']}>
        {seats.map(seat => (
          <SeatRow key={seat.id} seat={seat} detail={detail} />
        ))}
      </ul>
      <AddSomebody detail={detail} />
      {seats.length > 1 && <CommitteeMap detail={detail} />}
    </Section>
  )
}

/** Somebody who is known at the account, or somebody new: made on the spot. */
function AddSomebody({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [name, setName] = useState('')
  const seated = new Set<string>(detail.seats.map(seat => seat.contactId))
  const known = detail.contacts.filter(contact => contact.deleted === null)
  const others = known.filter(contact => !seated.has(contact.id))
  const add = (wanted: string): void => {
    const text = wanted.trim()
    if (text === '') return
    const named = (contact: Contact): boolean => nameKey(contact.name) === nameKey(text)
    const one = others.find(named) ?? known.find(named)
    setName('')
    // Who sits there already is not met twice.
    if (one !== undefined && seated.has(one.id)) return
    if (one !== undefined) void seatContact(session, detail.card, one.id)
    else void seatNewContact(session, detail.card, text, detail.card.accountId)
  }
  return (
    <form
      className={styles['add']}
      onSubmit={event => {
        event.preventDefault()
        add(name)
      }}
    >
      <Autocomplete
        size="xs"
        aria-label={t('dealPage.committee.addSomebody')}
        placeholder={t('dealPage.committee.addHint')}
        value={name}
        data={[...new Set(others.map(contact => contact.name))]}
        maxLength={200}
        onChange={setName}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {t('dealPage.add')}
      </Button>
    </form>
  )
}
