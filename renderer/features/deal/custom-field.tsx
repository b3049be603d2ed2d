import { Anchor, MultiSelect, Select } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  customKey,
  readCustom,
  readNumber,
  type CustomReading,
  type CustomValue,
} from '../../../core/deal/custom'
import type { CustomField as Field } from '../../../core/workspace/custom-field'
import type { DealDetail } from '../../../electron/contract/rows'
import { customWords } from '../../app/custom-words'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import { CrmSays } from './crm-says'
import { FieldRow, TextField, type Read } from './field'
import styles from './inspector.module.css'
import { readDate, readMoney } from './typed-values'
import { useEdit } from './use-edit'

interface CustomFieldProps {
  readonly detail: DealDetail
  readonly field: Field
}

interface ReadFieldProps extends CustomFieldProps {
  readonly reading: CustomReading
}

/** One custom field of a deal, by its type. What its type can't read is shown as it is, and says so. */
export function CustomField({ detail, field }: CustomFieldProps): ReactNode {
  const { people } = useDirectory()
  const reading = readCustom(field, detail, people)
  switch (field.type) {
    case 'choice':
    case 'person':
    case 'boolean':
      return <OneOf detail={detail} field={field} reading={reading} />
    case 'several':
      return <SomeOf detail={detail} field={field} reading={reading} />
    case 'text':
    case 'link':
    case 'number':
    case 'money':
    case 'date':
      return <Typed detail={detail} field={field} reading={reading} />
  }
}

/** Where the file's word does not fit the type: kept, shown, and said. */
function Unfit({ field, reading }: Omit<ReadFieldProps, 'detail'>): ReactNode {
  const { t } = useTranslation()
  const text = reading.kind === 'unfit' ? reading.text : reading.kind === 'options' ? reading.rest : null
  if (text === null) return null
  return <p className={styles['crm']}>{t(`pipeline.fields.unfit.${field.type}`, { text })}</p>
}

function After({ detail, field, reading }: ReadFieldProps): ReactNode {
  return (
    <>
      <Unfit field={field} reading={reading} />
      <CrmSays detail={detail} field={customKey(field.id)} label={field.name} />
    </>
  )
}

function Typed({ detail, field, reading }: ReadFieldProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const directory = useDirectory()
  const formats = useFormats()
  const read = useReader(field, reading)
  const key = customKey(field.id)
  return (
    <TextField
      part={key}
      label={field.name}
      text={typedText(reading, formats)}
      shown={customWords(reading, directory, formats, t)}
      lines={field.type === 'text'}
      read={read}
      keep={value => edit({ field: key, value })}
      after={
        <>
          {reading.kind === 'link' && (
            <Anchor
              href={reading.text}
              target="_blank"
              rel="noreferrer"
              size="xs"
              className={styles['link'] ?? ''}
            >
              {t('dealPage.facts.openLink')}
            </Anchor>
          )}
          <After detail={detail} field={field} reading={reading} />
        </>
      }
    />
  )
}

/** As text to edit, the way this person writes. */
function typedText(reading: CustomReading, formats: ReturnType<typeof useFormats>): string {
  switch (reading.kind) {
    case 'number':
      return String(reading.number).replace('.', formats.decimalMark)
    case 'money':
      return formats.typedMoney(reading.money)
    case 'date':
      return formats.typedDate(reading.date)
    case 'text':
    case 'link':
    case 'unfit':
      return reading.text
    default:
      return ''
  }
}

/** Reads what is typed, the way this person writes it; what does not fit is explained and not kept. */
function useReader(field: Field, reading: CustomReading): (text: string) => Read<CustomValue | null> {
  const { t } = useTranslation()
  const formats = useFormats()
  const today = useToday()
  const { boards } = useDirectory()
  const session = useSession()
  const boardCurrency = boards.find(board => board.id === session.board.get()?.boardId)?.currency
  const kept = (value: CustomValue | null, hint: string): Read<CustomValue | null> =>
    value === null ? { ok: false, hint } : { ok: true, value }
  return typed => {
    const text = typed.trim()
    if (text === '') return { ok: true, value: null }
    switch (field.type) {
      case 'number':
        return kept(readNumber(text, formats.decimalMark), t('pipeline.fields.numberHint'))
      case 'money': {
        const own = reading.kind === 'money' ? reading.money.currency : null
        const currency = own ?? field.writtenAs.currency ?? boardCurrency ?? 'EUR'
        return kept(readMoney(text, currency, formats), t('common.money.hint', { example: formats.moneyExample })) // prettier-ignore
      }
      case 'date':
        return kept(readDate(text, formats, today), t('common.date.hint', { example: formats.dateExample }))
      case 'link':
        return kept(/^https?:\/\/\S+$/i.test(text) ? text : null, t('dealPage.facts.linkHint'))
      default:
        return { ok: true, value: text }
    }
  }
}

function OneOf({ detail, field, reading }: ReadFieldProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const edit = useEdit(detail)
  const choices = useChoices(field, reading)
  const key = customKey(field.id)
  return (
    <FieldRow label={field.name} id={id} part={customKey(field.id)}>
      <Select
        id={id}
        value={valueOf(reading)}
        data={choices}
        placeholder={t('deal.empty')}
        searchable={choices.length > 8}
        clearable
        limit={100}
        clearButtonProps={{ 'aria-label': t('common.remove') }}
        onChange={value =>
          edit({ field: key, value: field.type === 'boolean' && value !== null ? value === 'true' : value })
        }
      />
      <After detail={detail} field={field} reading={reading} />
    </FieldRow>
  )
}

function valueOf(reading: CustomReading): string | null {
  if (reading.kind === 'boolean') return String(reading.yes)
  if (reading.kind === 'person') return reading.personId
  return reading.kind === 'options' ? (reading.options[0]?.id ?? null) : null
}

function useChoices(field: Field, reading: CustomReading): { value: string; label: string }[] {
  const { t } = useTranslation()
  const { people } = useDirectory()
  if (field.type === 'boolean')
    return [
      { value: 'true', label: t('pipeline.yes') },
      { value: 'false', label: t('pipeline.no') },
    ]
  if (field.type === 'person')
    return [...people.values()]
      .filter(person => person.deleted === null || person.id === valueOf(reading))
      .map(person => ({ value: person.id, label: person.name }))
      .sort((a, b) => a.label.localeCompare(b.label))
  return offered(field, reading)
}

/** Options that are offered, and those that the deal has though they no longer are. */
function offered(field: Field, reading: CustomReading): { value: string; label: string }[] {
  const has = new Set<string>(reading.kind === 'options' ? reading.options.map(({ id }) => id) : [])
  return field.options
    .filter(option => !option.retired || has.has(option.id))
    .map(option => ({ value: option.id, label: option.name }))
}

/** Each choice is an edit of its own: two people who pick two options at once have picked two. */
function SomeOf({ detail, field, reading }: ReadFieldProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const edit = useEdit(detail)
  const chosen = reading.kind === 'options' ? reading.options.map(option => option.id as string) : []
  return (
    <FieldRow label={field.name} id={id} part={customKey(field.id)}>
      <MultiSelect
        id={id}
        size="sm"
        value={chosen}
        data={offered(field, reading)}
        placeholder={chosen.length === 0 ? t('deal.empty') : ''}
        onChange={next => {
          for (const option of field.options)
            if (chosen.includes(option.id) !== next.includes(option.id))
              edit({ field: customKey(field.id, option.id), value: next.includes(option.id) })
        }}
      />
      <After detail={detail} field={field} reading={reading} />
    </FieldRow>
  )
}
