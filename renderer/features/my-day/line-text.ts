import type { TFunction } from 'i18next'
import { daysBetween, type CalendarDate } from '../../../core/dates'
import type { MyDay } from '../../../electron/contract/my-day'
import type { Formats } from '../../ui/formats'

export type DayLine = MyDay['lines'][number]
export type Reason = DayLine['reason']

export interface Words {
  readonly t: TFunction
  readonly formats: Formats
  readonly today: CalendarDate
}

/** What a line is about, in its first words: what one meant to do, else the deal. */
export function headOf({ deal, reason }: DayLine, { t }: Words): string {
  if (reason.kind !== 'step') return deal.title
  return reason.text.trim() === '' ? t('day.step.unnamed') : reason.text
}

/** Why it is there. */
export function whyOf({ reason }: DayLine, words: Words): string {
  const { t, today } = words
  switch (reason.kind) {
    case 'step': {
      const when = dueText(reason.due, words)
      return reason.stepId === null ? when : t('day.step.ofPlan', { when })
    }
    case 'passed': {
      const text = t('day.passed', { count: daysBetween(reason.closeDate, today) })
      return reason.slips === 0 ? text : joined(text, t('day.putOff', { count: reason.slips }))
    }
    case 'closing': {
      const days = daysBetween(today, reason.closeDate)
      const text = days === 0 ? t('day.closing.today') : t('day.closing.on', { day: dayText(reason.closeDate, words) }) // prettier-ignore
      if (reason.slips === 0) return text
      return joined(text, t('day.putOffBy', { count: reason.slips, days: t('day.days', { count: reason.slippedDays }) })) // prettier-ignore
    }
    case 'still':
      return t('day.still', { count: reason.days, limit: t('day.days', { count: reason.limit }) })
    case 'question':
      return questionText(reason.question, t)
  }
}

export function questionText(
  question: Extract<Reason, { kind: 'question' }>['question'],
  t: TFunction,
): string {
  switch (question.about) {
    case 'doubt': {
      const element = t(`dealPage.qualification.elements.${question.element}`)
      return t('day.question.doubt', { element, doubt: question.doubt })
    }
    case 'stale': {
      const element = t(`dealPage.qualification.elements.${question.element}`)
      return t('day.question.stale', { element })
    }
    case 'gap':
      return t(`dealPage.committee.gaps.${question.gap}`)
    case 'noStep':
      return t('day.question.noStep')
    case 'noDay':
      return t('day.question.noDay', { text: question.nextStep })
  }
}

function dueText(due: CalendarDate, words: Words): string {
  const { t, today } = words
  const days = daysBetween(today, due)
  if (days < 0) return t('day.step.late', { count: -days })
  if (days === 0) return t('day.step.today')
  return t('day.step.on', { day: dayText(due, words) })
}

/** `tomorrow`, else a day of the week with its date: within a week, that is how people speak. */
function dayText(date: CalendarDate, { t, formats, today }: Words): string {
  if (daysBetween(today, date) === 1) return t('day.tomorrow')
  return new Intl.DateTimeFormat(formats.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(Date.parse(date))
}

function joined(...parts: readonly string[]): string {
  return parts.join(' · ')
}
