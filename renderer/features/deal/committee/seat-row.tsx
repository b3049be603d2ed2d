import { ActionIcon, Checkbox, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { committeeRoles, stanceSchema, type Seat } from '../../../../core/deal/committee'
import type { Contact } from '../../../../core/workspace/contact'
import type { DealDetail } from '../../../../electron/contract/rows'
import { editContact, editPart, removePart } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import { InPlace } from '../in-place'
import { Editors } from '../page/editors'
import styles from '../page/page.module.css'

interface SeatProps {
  readonly seat: Seat
  readonly detail: DealDetail
}

/** Weights by what they are worth, 1 to 3. */
const WEIGHTS = ['low', 'some', 'high'] as const

/** One person of the committee, every word of it edited in place. */
export function SeatRow({ seat, detail }: SeatProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const contact = detail.contacts.find(each => each.id === seat.contactId)
  const name = contact?.name ?? t('deal.arriving')
  const deal = detail.card
  const set = (field: string, value: unknown) => void editPart(session, deal, 'seats', seat.id, field, value)
  return (
    <li className={styles['item']} data-part={`seats:${seat.id}`}>
      <div className={styles['top']}>
        <strong>{name}</strong>
        <Editors part={`seats:${seat.id}`} />
        <Checkbox
          size="xs"
          label={t('dealPage.committee.met')}
          aria-label={t('dealPage.committee.metOf', { name })}
          checked={seat.met}
          onChange={event => set('met', event.currentTarget.checked)}
        />
        <ActionIcon
          aria-label={t('dealPage.committee.removeOf', { name })}
          onClick={() => void removePart(session, deal, 'seats', seat.id)}
        >
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={styles['grid']}>
        <Select
          size="xs"
          aria-label={t('dealPage.committee.roleOf', { name })}
          placeholder={t('dealPage.committee.role')}
          value={seat.role}
          data={committeeRoles.map(value => ({ value, label: t(`dealPage.committee.roles.${value}`) }))}
          allowDeselect
          onChange={value => set('role', value)}
        />
        <Select
          size="xs"
          aria-label={t('dealPage.committee.stanceOf', { name })}
          value={seat.stance}
          data={stanceSchema.options.map(value => ({
            value,
            label: t(`dealPage.committee.stances.${value}`),
          }))}
          onChange={value => set('stance', value)}
        />
        <Select
          size="xs"
          aria-label={t('dealPage.committee.influenceOf', { name })}
          placeholder={t('dealPage.committee.influence')}
          value={seat.influence === null ? null : (WEIGHTS[seat.influence - 1] ?? null)}
          data={WEIGHTS.map(value => ({
            value,
            label: t(`dealPage.committee.weights.${value}`),
          }))}
          allowDeselect
          onChange={value => set('influence', weightOf(value))}
        />
        {contact !== undefined && <AtHome contact={contact} detail={detail} />}
      </div>
    </li>
  )
}

function weightOf(value: string | null): number | null {
  const at = WEIGHTS.findIndex(each => each === value)
  return at < 0 ? null : at + 1
}

/** What is theirs in every deal: what they do there, and whom they answer to. */
function AtHome({ contact, detail }: { readonly contact: Contact; readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { name, id } = contact
  const others = detail.contacts.filter(each => each.id !== id && each.deleted === null)
  return (
    <>
      <InPlace
        label={t('dealPage.committee.positionOf', { name })}
        placeholder={t('dealPage.committee.position')}
        text={contact.title ?? ''}
        maxLength={200}
        keep={text => void editContact(session, detail.card, id, 'title', text === '' ? null : text)}
      />
      <Select
        size="xs"
        aria-label={t('dealPage.committee.reportsToOf', { name })}
        placeholder={t('dealPage.committee.reportsTo')}
        value={contact.reportsTo}
        data={others.map(each => ({ value: each.id, label: each.name }))}
        allowDeselect
        clearable
        clearButtonProps={{ 'aria-label': t('common.remove') }}
        onChange={value => void editContact(session, detail.card, id, 'reportsTo', value)}
      />
    </>
  )
}
