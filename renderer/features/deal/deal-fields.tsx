import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../electron/contract/rows'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import { AccountField, CategoryField, OwnerField, ProductField, StageField } from './choice-fields'
import { CrmSays } from './crm-says'
import { TextField, type Read } from './field'
import styles from './inspector.module.css'
import { readDate, readMoney } from './typed-values'
import { useEdit, useEditingPresence } from './use-edit'

interface FieldsProps {
  readonly detail: DealDetail
}

/** The fields of a deal, those that matter each day first. */
export function DealFields({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const onEditing = useEditingPresence(detail)
  const { card } = detail
  const text = (value: string): Read<string | null> => ({
    ok: true,
    value: value.trim() === '' ? null : value.trim(),
  })
  const title = (value: string): Read<string> => {
    const line = value.replace(/\s*\n\s*/g, ' ').trim()
    return line === '' ? { ok: false, hint: t('common.required') } : { ok: true, value: line }
  }
  const label = (field: 'nextStep' | 'source' | 'externalId') => t(`deal.field.${field}`)
  return (
    <>
      <TextField
        bare
        label={t('deal.field.title')}
        text={card.title}
        read={title}
        keep={value => edit({ field: 'title', value })}
        onEditing={onEditing('title')}
      />
      <CrmSays detail={detail} field="title" label={t('deal.field.title')} />
      <StageField detail={detail} />
      <TextField
        lines
        label={label('nextStep')}
        text={card.nextStep ?? ''}
        placeholder={t('deal.nextStepHint')}
        read={text}
        keep={value => edit({ field: 'nextStep', value })}
        onEditing={onEditing('nextStep')}
        after={<CrmSays detail={detail} field="nextStep" label={label('nextStep')} />}
      />
      <AmountField detail={detail} />
      <DateField detail={detail} field="closeDate" value={card.closeDate} />
      <OwnerField detail={detail} />
      <AccountField detail={detail} />
      <ProductField detail={detail} />
      <CategoryField detail={detail} />
      <h3 className={styles['section']}>{t('deal.details')}</h3>
      <DateField detail={detail} field="startedOn" value={detail.startedOn} />
      <TextField
        label={label('source')}
        text={detail.source ?? ''}
        read={text}
        keep={value => edit({ field: 'source', value })}
        after={<CrmSays detail={detail} field="source" label={label('source')} />}
      />
      <TextField
        label={label('externalId')}
        text={detail.externalId ?? ''}
        read={text}
        keep={value => edit({ field: 'externalId', value })}
      />
    </>
  )
}

function AmountField({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const edit = useEdit(detail)
  const onEditing = useEditingPresence(detail)
  const { boards } = useDirectory()
  const session = useSession()
  const boardId = session.board.get()?.boardId
  const { amount } = detail.card
  const currency = amount?.currency ?? boards.find(board => board.id === boardId)?.currency ?? 'EUR'
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
      onEditing={onEditing('amount')}
      after={<CrmSays detail={detail} field="amount" label={t('deal.field.amount')} />}
    />
  )
}

interface DateFieldProps extends FieldsProps {
  readonly field: 'closeDate' | 'startedOn'
  readonly value: DealDetail['startedOn']
}

function DateField({ detail, field, value }: DateFieldProps): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const formats = useFormats()
  const edit = useEdit(detail)
  const onEditing = useEditingPresence(detail)
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
      onEditing={onEditing(field)}
      after={<CrmSays detail={detail} field={field} label={t(`deal.field.${field}`)} />}
    />
  )
}

/** Columns of the file that no field of ours stands for. */
export function CustomFields({ detail }: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  if (detail.custom.length === 0) return null
  return (
    <>
      <h3 className={styles['section']}>{t('deal.custom')}</h3>
      {detail.custom.map(({ fieldId, name, value }) => (
        <TextField
          key={fieldId}
          label={name}
          text={String(value)}
          read={text => ({ ok: true, value: text.trim() === '' ? null : text.trim() })}
          keep={next => edit({ field: `custom:${fieldId}`, value: next })}
          after={<CrmSays detail={detail} field={`custom:${fieldId}`} label={name} />}
        />
      ))}
    </>
  )
}
