import { Autocomplete, Select } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { commonCurrencies, inCurrency } from '../../../core/money'
import { forecastCategorySchema } from '../../../core/deal/schema'
import { personIdSchema, productIdSchema, type StageId } from '../../../core/ids'
import { UNSORTED, type DealDetail } from '../../../electron/contract/rows'
import { moveDeals, setAccount } from '../../app/deal-actions'
import { useDirectory, useSession } from '../../app/session'
import { CrmSays } from './crm-says'
import { FieldRow } from './field'
import { useEdit } from './use-edit'

interface FieldProps {
  readonly detail: DealDetail
}

interface ChoiceProps extends FieldProps {
  readonly field: 'place' | 'ownerId' | 'productId' | 'forecastCategory' | 'contactId'
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | null) => void
}

function Choice({ detail, field, value, options, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const label = t(`deal.field.${field}`)
  return (
    <FieldRow label={label} id={id} part={field}>
      <Select
        id={id}
        value={value}
        data={options}
        placeholder={t('deal.empty')}
        searchable={options.length > 8}
        clearable={field !== 'place'}
        limit={100}
        // What is typed takes the place of the name that is there, so that it filters at once.
        onClick={event => event.currentTarget.select()}
        onFocus={event => event.currentTarget.select()}
        clearButtonProps={{ 'aria-label': t('common.remove') }}
        onChange={onChange}
      />
      <CrmSays detail={detail} field={field} label={label} />
    </FieldRow>
  )
}

export function StageField({ detail }: FieldProps): ReactNode {
  const session = useSession()
  const { stagesOf } = useDirectory()
  const stages = stagesOf.get(session.board.get()?.boardId ?? '') ?? []
  const { id, lane } = detail.card
  return (
    <Choice
      detail={detail}
      field="place"
      value={lane === UNSORTED ? null : lane}
      options={stages.map(stage => ({ value: stage.id, label: stage.name }))}
      onChange={value => {
        if (value !== null && value !== lane) void moveDeals(session, [id], value as StageId, null)
      }}
    />
  )
}

export function OwnerField({ detail }: FieldProps): ReactNode {
  const edit = useEdit(detail)
  const { people } = useDirectory()
  const value = detail.card.ownerId
  return (
    <Choice
      detail={detail}
      field="ownerId"
      value={value}
      options={choices(people.values(), value)}
      onChange={id => edit({ field: 'ownerId', value: id === null ? null : personIdSchema.parse(id) })}
    />
  )
}

export function ProductField({ detail }: FieldProps): ReactNode {
  const edit = useEdit(detail)
  const { products } = useDirectory()
  const value = detail.card.productId
  if (products.size === 0) return null
  return (
    <Choice
      detail={detail}
      field="productId"
      value={value}
      options={choices(products.values(), value)}
      onChange={id => edit({ field: 'productId', value: id === null ? null : productIdSchema.parse(id) })}
    />
  )
}

export function CategoryField({ detail }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  return (
    <Choice
      detail={detail}
      field="forecastCategory"
      value={detail.forecastCategory}
      options={forecastCategorySchema.options.map(value => ({ value, label: t(`deal.category.${value}`) }))}
      onChange={value => edit({ field: 'forecastCategory', value })}
    />
  )
}

/** What its amount is written in: the number stays as it is. Without an amount there is nothing to say it of. */
export function CurrencyField({ detail }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const id = useId()
  const { boards } = useDirectory()
  const [refused, refuse] = useState<string | null>(null)
  const { amount } = detail.card
  if (amount === null) return null
  const codes = new Set([amount.currency, ...boards.map(board => board.currency), ...commonCurrencies])
  return (
    <FieldRow label={t('dealPage.facts.currency')} id={id} part="amount">
      <Select
        id={id}
        value={amount.currency}
        data={[...codes]}
        searchable
        error={refused === null ? null : t('dealPage.facts.currencyHint', { currency: refused })}
        onChange={currency => {
          if (currency === null || currency === amount.currency) return
          const value = inCurrency(amount, currency)
          refuse(value === null ? currency : null)
          if (value !== null) edit({ field: 'amount', value })
        }}
      />
    </FieldRow>
  )
}

/** Who is spoken to first: somebody of the account. */
export function ContactField({ detail }: FieldProps): ReactNode {
  const edit = useEdit(detail)
  const { contacts, contactId } = detail
  if (contacts.length === 0) return null
  return (
    <Choice
      detail={detail}
      field="contactId"
      value={contactId}
      options={choices(contacts, contactId)}
      onChange={value => edit({ field: 'contactId', value })}
    />
  )
}

/** The account by its name: one that is known, or a new one. */
export function AccountField({ detail }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const id = useId()
  const { accounts } = useDirectory()
  const { card } = detail
  const now = card.accountId === null ? '' : (accounts.get(card.accountId)?.name ?? t('deal.arriving'))
  const [draft, setDraft] = useState<string | null>(null)
  const [unfolded, unfold] = useState(false)
  const names = [
    ...new Set([...accounts.values()].filter(one => one.deleted === null).map(one => one.name)),
  ].sort()

  function keep(name: string): void {
    setDraft(null)
    unfold(false)
    if (name.trim() !== now) void setAccount(session, card.id, name.trim())
  }

  return (
    <FieldRow label={t('deal.field.accountId')} id={id} part="accountId">
      <Autocomplete
        id={id}
        value={draft ?? now}
        data={names}
        limit={50}
        maxLength={200}
        placeholder={t('deal.empty')}
        onChange={setDraft}
        dropdownOpened={unfolded}
        onDropdownOpen={() => unfold(true)}
        onDropdownClose={() => unfold(false)}
        onOptionSubmit={keep}
        onBlur={() => {
          if (draft !== null) keep(draft)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && draft !== null) keep(draft)
          if (event.key === 'Escape' && draft !== null) {
            // The first Escape is the field's, the second the panel's.
            event.preventDefault()
            setDraft(null)
            unfold(false)
          }
        }}
      />
      <CrmSays detail={detail} field="accountId" label={t('deal.field.accountId')} />
    </FieldRow>
  )
}

function choices(
  records: Iterable<{ readonly id: string; readonly name: string; readonly deleted: unknown }>,
  value: string | null,
) {
  return [...records]
    .filter(record => record.deleted === null || record.id === value)
    .map(record => ({ value: record.id, label: record.name }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
