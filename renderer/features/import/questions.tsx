import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate, type CalendarDate, type DateOrder } from '../../../core/dates'
import { parseMoney } from '../../../core/money'
import { useFormats } from '../../app/use-formats'
import styles from './import.module.css'
import { exampleOf, openQuestions } from './import-state'
import type { StepProps } from './flow'

/** Both parts could be a month. */
const EITHER = /^(0?[1-9]|1[0-2])[-/. ](0?[1-9]|1[0-2])[-/. ]\d{2,4}/
/** One mark, three digits after it: thousands or thousandths. */
const ONE_MARK = /^\D*\d{1,3}[.,]\d{3}\D*$/

/** Asks plainly, with an example from the file, what the file itself can't tell. */
export function Questions({ state, flow }: StepProps): ReactNode {
  const [question] = openQuestions(state.look, state.mapping, state.asked)
  if (question === 'dates') return <DatesQuestion state={state} flow={flow} />
  return question === 'decimal' ? <DecimalQuestion state={state} flow={flow} /> : null
}

function DatesQuestion({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { look, mapping } = state
  const example = exampleOf(look, mapping, ['closeDate', 'startedOn'], EITHER) ?? '03/04/2026'
  const read = (order: DateOrder) => {
    const date: CalendarDate | null = parseDate(example, order)
    return date === null ? example : formats.date(date)
  }
  const choose = (dates: DateOrder) => flow.change({ ...mapping, dates }, { dates: true })
  return (
    <div className={styles['question']} role="group" aria-label={t('imports.dates')}>
      <strong>{t('imports.datesQuestion', { example, dmy: read('dmy'), mdy: read('mdy') })}</strong>
      <p>{t('imports.datesWhy')}</p>
      <Group gap="xs">
        <Button variant="default" onClick={() => choose('dmy')}>
          {read('dmy')}
        </Button>
        <Button variant="default" onClick={() => choose('mdy')}>
          {read('mdy')}
        </Button>
      </Group>
    </div>
  )
}

function DecimalQuestion({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { look, mapping } = state
  const example = exampleOf(look, mapping, ['amount'], ONE_MARK) ?? '1,234'
  const mark = example.includes(',') ? ',' : '.'
  const whole = parseMoney(example, 'JPY', mark === ',' ? '.' : ',')
  const thousands = whole === null ? example : formats.number(whole.minor)
  const parts = parseMoney(example, 'KWD', mark)
  const fraction = parts === null ? example : formats.number(parts.minor / 1_000)
  const choose = (decimal: '.' | ',') => flow.change({ ...mapping, decimal }, { decimal: true })
  return (
    <div className={styles['question']} role="group" aria-label={t('imports.decimal')}>
      <strong>{t('imports.decimalQuestion', { example, thousands, fraction })}</strong>
      <p>{t('imports.decimalWhy')}</p>
      <Group gap="xs">
        <Button variant="default" onClick={() => choose(mark === ',' ? '.' : ',')}>
          {thousands}
        </Button>
        <Button variant="default" onClick={() => choose(mark)}>
          {fraction}
        </Button>
      </Group>
    </div>
  )
}
