import type { TFunction } from 'i18next'
import { calendarDateSchema } from '../../../core/dates'
import { moneySchema } from '../../../core/money'
import { forecastCategorySchema, placeSchema } from '../../../core/deal/schema'
import type { DirectoryIndex } from '../../app/directory-index'
import type { Formats } from '../../ui/formats'

/** A value of a field in words, whatever kind it is: for the history and for what the CRM says. */
export function valueText(
  field: string,
  value: unknown,
  directory: DirectoryIndex,
  formats: Formats,
  t: TFunction,
): string {
  if (value === null || value === undefined || value === '') return t('deal.empty')
  const id = typeof value === 'string' ? value : ''
  switch (field) {
    case 'place': {
      const place = placeSchema.safeParse(value)
      return directory.stages.get(place.success ? place.data.stageId : id)?.name ?? t('board.unsorted')
    }
    case 'amount': {
      const money = moneySchema.safeParse(value)
      return money.success ? formats.money(money.data) : t('common.unknown')
    }
    case 'closeDate':
    case 'startedOn': {
      const date = calendarDateSchema.safeParse(value)
      return date.success ? formats.date(date.data) : id
    }
    case 'ownerId':
      return directory.people.get(id)?.name ?? t('common.unknown')
    case 'accountId':
      return directory.accounts.get(id)?.name ?? t('common.unknown')
    case 'productId':
      return directory.products.get(id)?.name ?? t('common.unknown')
    case 'forecastCategory': {
      const category = forecastCategorySchema.safeParse(value)
      return category.success ? t(`deal.category.${category.data}`) : id
    }
    default:
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : t('common.unknown')
  }
}
