import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { derivedId } from '../../../../core/ids'
import { currencySchema } from '../../../../core/money'
import { readNumber } from '../../../../core/deal/custom'
import { rateFields, type RateRecord } from '../../../../core/workspace/planning'
import { editRecord, removeRecord, writeRecords } from '../../../app/record-actions'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useToday } from '../../../ui/today'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'

/** What other currencies are worth, typed by hand for a day. Figures take the latest of each; a deal without one is counted, not summed. */
export function Rates({ into }: { readonly into: string }): ReactNode {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const rates = directory.rates.filter(rate => (rate.into ?? into) === into).sort((a, b) => (a.currency === b.currency ? (a.on < b.on ? 1 : -1) : a.currency < b.currency ? -1 : 1)) // prettier-ignore
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('pipeline.figures.rates')}</h3>
      <p className={styles['soft']}>{t('pipeline.figures.ratesText', { currency: into })}</p>
      {rates.length > 0 && (
        <ul className={styles['list']} aria-label={t('pipeline.figures.rates')}>
          {rates.map(rate => (
            <RateRow key={rate.id} rate={rate} into={into} />
          ))}
        </ul>
      )}
      <NewRate into={into} />
    </section>
  )
}

function RateRow({ rate, into }: { readonly rate: RateRecord; readonly into: string }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { currency, on } = rate
  const named = { id: rate.id, name: currency }
  return (
    <li className={styles['row']}>
      <div className={styles['line']}>
        <span className="tabular">{t('pipeline.figures.one', { currency })}</span>
        <KeptInput
          className={styles['rate'] ?? ''}
          name={t('pipeline.figures.worthOf', { currency })}
          value={String(rate.worth).replace('.', formats.decimalMark)}
          rightSection={into}
          keep={text => {
            const worth = rateFields.worth.safeParse(readNumber(text, formats.decimalMark))
            if (!worth.success) return t('pipeline.fields.numberHint')
            void editRecord(session, 'rates', named, { worth: worth.data })
            return null
          }}
        />
        <span className={`${styles['grow']} ${styles['soft']}`}>
          {t('pipeline.figures.on', { date: formats.date(on) })}
        </span>
        <ActionIcon
          aria-label={t('pipeline.removeOf', { name: `${currency}, ${formats.date(on)}` })}
          onClick={() =>
            void removeRecord(session, 'rates', named, t('pipeline.removedOne', { name: currency }))
          }
        >
          <IconTrash size={15} stroke={1.75} />
        </ActionIcon>
      </div>
    </li>
  )
}

/** One a currency and day: two people who type it for one day have typed one. */
function NewRate({ into }: { readonly into: string }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const today = useToday()
  const [currency, setCurrency] = useState('')
  const [worth, setWorth] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const parsedCurrency = currencySchema.safeParse(currency)
  const parsedWorth = rateFields.worth.safeParse(readNumber(worth, formats.decimalMark))
  const on = day === null ? today : formats.parseDate(day)
  const isReady = parsedCurrency.success && currency !== into && parsedWorth.success && on !== null

  async function add(): Promise<void> {
    if (!isReady) return
    const id = derivedId<never>('rate', currency, on, into)
    const fields = { currency, into, worth: parsedWorth.data, on }
    if (!(await writeRecords(session, 'rates', currency, [{ id, fields }]))) return
    setCurrency('')
    setWorth('')
    setDay(null)
  }

  return (
    <form
      className={styles['add']}
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <TextInput
        label={t('pipeline.figures.newCurrency')}

        maxLength={3}
        value={currency}
        onChange={event => setCurrency(event.currentTarget.value.toUpperCase())}
      />{' '}
      {/* prettier-ignore */}
      <TextInput label={t('pipeline.figures.worth', { currency: into })} value={worth} onChange={event => setWorth(event.currentTarget.value)} />{' '}
      {/* prettier-ignore */}
      <TextInput label={t('pipeline.figures.day')} value={day ?? formats.typedDate(today)} error={on === null ? t('common.date.hint', { example: formats.dateExample }) : null} onChange={event => setDay(event.currentTarget.value)} />{' '}
      {/* prettier-ignore */}
      <Button type="submit" size="sm" variant="default" disabled={!isReady} leftSection={<IconPlus size={15} stroke={1.75} />}> {/* prettier-ignore */}
        {t('pipeline.add')}
      </Button>
    </form>
  )
}
