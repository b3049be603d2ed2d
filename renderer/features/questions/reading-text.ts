import { useTranslation } from 'react-i18next'
import { dateOf } from '../../../core/dates'
import type { Question } from '../../../core/questions/read'
import { useFormats } from '../../app/use-formats'

/** A question said back, part by part: what it is taken to ask, about whom, and when. */
export function useReadingText(): (question: Question, since: number | null) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  return ({ intent, names, mine, counted, period, wonOnly }, since) =>
    [
      t(`questions.intent.${intent}`),
      ...(counted ? [t('questions.counted')] : []),
      ...(wonOnly ? [t('questions.wonOnly')] : []),
      ...names.map(({ kind, name }) => t(`questions.about.${kind}`, { name })),
      ...(mine ? [t('questions.mine')] : []),
      ...(period === null ? [] : [t('questions.period', { from: formats.date(period.from), to: formats.date(period.to) })]), // prettier-ignore
      ...(since === null ? [] : [t('questions.since', { day: formats.date(dateOf(since)) })]),
    ].join(' · ')
}
