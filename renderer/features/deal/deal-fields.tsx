import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dealFieldSchemas } from '../../../core/deal/schema'
import type { DealDetail } from '../../../electron/contract/rows'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import {
  AccountField,
  CategoryField,
  ContactField,
  CurrencyField,
  OwnerField,
  ProductField,
  StageField,
} from './choice-fields'
import { CrmSays } from './crm-says'
import { TextField, type Read } from './field'
import styles from './inspector.module.css'
import { Section } from './page/section'
import { NamesField, ProductsField } from './sets-fields'
import { readDate, readMoney } from './typed-values'
import { useDealCurrency } from './use-currency'
import { useEdit } from './use-edit'

interface FieldsProps {
  readonly detail: DealDetail
}

const asText = (value: string): Read<string | null> => ({
  ok: true,
  value: value.trim() === '' ? null : value.trim(),
})

/** What the deal is called, and where it stands. */
export function Heading({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const title = (value: string): Read<string> => {
    const line = value.replace(/\s*\n\s*/g, ' ').trim()
    return line === '' ? { ok: false, hint: t('common.required') } : { ok: true, value: line }
  }
  return (
    <>
      <TextField
        bare
        label={t('deal.field.title')}
        text={detail.card.title}
        read={title}
        keep={value => edit({ field: 'title', value })}
        part="title"
      />
      <CrmSays detail={detail} field="title" label={t('deal.field.title')} />
      <StageField detail={detail} />
    </>
  )
}

export function NextStep({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const label = t('deal.field.nextStep')
  return (
    <Section title={t('dealPage.next.title')} isEmpty={false}>
      <TextField
        lines
        label={label}
        text={detail.card.nextStep ?? ''}
        placeholder={t('deal.nextStepHint')}
        read={asText}
        keep={value => edit({ field: 'nextStep', value })}
        part="nextStep"
        after={<CrmSays detail={detail} field="nextStep" label={label} />}
      />
      <DateField detail={detail} field="nextStepDue" value={detail.nextStepDue} />
    </Section>
  )
}

/** What is known of the deal, those fields first that matter each day. */
export function MainFields({ detail }: FieldsProps): ReactNode {
  return (
    <>
      <AmountField detail={detail} />
      <CurrencyField detail={detail} />
      <DateField detail={detail} field="closeDate" value={detail.card.closeDate} />
      <OwnerField detail={detail} />
      <AccountField detail={detail} />
      <ContactField detail={detail} />
      <NamesField detail={detail} set="competitor" />
      <ProductField detail={detail} />
      <ProductsField detail={detail} />
      <ProbabilityField detail={detail} />
      <CategoryField detail={detail} />
      <NamesField detail={detail} set="tag" />
    </>
  )
}

/** Where it came from. */
export function OriginFields({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const label = (field: 'source' | 'externalId') => t(`deal.field.${field}`)
  return (
    <>
      <DateField detail={detail} field="startedOn" value={detail.startedOn} />
      <TextField
        part="source"
        label={label('source')}
        text={detail.source ?? ''}
        read={asText}
        keep={value => edit({ field: 'source', value })}
        after={<CrmSays detail={detail} field="source" label={label('source')} />}
      />
      <TextField
        part="externalId"
        label={label('externalId')}
        text={detail.externalId ?? ''}
        read={asText}
        keep={value => edit({ field: 'externalId', value })}
      />
      <LinkField detail={detail} />
    </>
  )
}

function LinkField({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const { link } = detail
  return (
    <TextField
      part="link"
      label={t('deal.field.link')}
      text={link ?? ''}
      read={text => {
        if (text.trim() === '') return { ok: true, value: null }
        const parsed = dealFieldSchemas.link.safeParse(text.trim())
        return parsed.success
          ? { ok: true, value: parsed.data }
          : { ok: false, hint: t('dealPage.facts.linkHint') }
      }}
      keep={value => edit({ field: 'link', value })}
      after={
        link !== null && (
          <Anchor href={link} target="_blank" rel="noreferrer" size="xs" className={styles['link'] ?? ''}>
            {t('dealPage.facts.openLink')}
          </Anchor>
        )
      }
    />
  )
}

/** What its rep thinks of its chance, where that is not what its stage says. */
function ProbabilityField({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const edit = useEdit(detail)
  const { ownProbability } = detail
  return (
    <TextField
      part="ownProbability"
      label={t('deal.field.ownProbability')}
      text={ownProbability === null ? '' : String(Math.round(ownProbability * 100))}
      shown={ownProbability === null ? '' : formats.percent(ownProbability)}
      placeholder={t('dealPage.facts.probabilityHint')}
      read={text => {
        const number = text.replace('%', '').replace(',', '.').trim()
        if (number === '') return { ok: true, value: null }
        const share = Number(number) / 100
        return share >= 0 && share <= 1
          ? { ok: true, value: share }
          : { ok: false, hint: t('dealPage.facts.percentHint') }
      }}
      keep={value => edit({ field: 'ownProbability', value })}
    />
  )
}

function AmountField({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const edit = useEdit(detail)
  const { amount } = detail.card
  const currency = useDealCurrency(detail)
  const label = `${t('deal.field.amount')} (${currency})`
  return (
    <TextField
      label={label}
      text={amount === null ? '' : formats.typedMoney(amount)}
      shown={amount === null ? '' : formats.money(amount)}
      read={text => {
        if (text.trim() === '') return { ok: true, value: null }
        const money = readMoney(text, currency, formats)
        return money === null
          ? { ok: false, hint: t('common.money.hint', { example: formats.moneyExample }) }
          : { ok: true, value: money }
      }}
      keep={value => edit({ field: 'amount', value })}
      part="amount"
      after={<CrmSays detail={detail} field="amount" label={t('deal.field.amount')} />}
    />
  )
}

interface DateFieldProps extends FieldsProps {
  readonly field: 'closeDate' | 'startedOn' | 'nextStepDue'
  readonly value: DealDetail['startedOn']
}

function DateField({ detail, field, value }: DateFieldProps): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const formats = useFormats()
  const edit = useEdit(detail)
  return (
    <TextField
      label={t(`deal.field.${field}`)}
      text={value === null ? '' : formats.typedDate(value)}
      shown={value === null ? '' : formats.date(value)}
      read={text => {
        if (text.trim() === '') return { ok: true, value: null }
        const date = readDate(text, formats, today)
        return date === null
          ? { ok: false, hint: t('common.date.hint', { example: formats.dateExample }) }
          : { ok: true, value: date }
      }}
      keep={date => edit({ field, value: date })}
      part={field}
      after={<CrmSays detail={detail} field={field} label={t(`deal.field.${field}`)} />}
    />
  )
}
