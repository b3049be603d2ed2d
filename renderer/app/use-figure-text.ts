import { useTranslation } from 'react-i18next'
import type { Unit } from '../../core/insights/measures'
import { useFormats } from './use-formats'

/** A figure's value as people write it. */
export function useFigureText(currency: string): (unit: Unit, value: number) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  return (unit, value) => {
    const money = { minor: Math.round(value), currency }
    switch (unit) {
      case 'money':
        return formats.compact(money)
      case 'money-a-day':
        return t('portfolio.aDay', { amount: formats.compact(money) })
      case 'deals':
        return formats.number(value)
      case 'percent':
        return formats.percent(value)
      case 'days':
        return t('portfolio.days', { count: Math.round(value) })
    }
  }
}
