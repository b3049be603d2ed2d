import type { TFunction } from 'i18next'
import type { CustomReading } from '../../core/deal/custom'
import type { Formats } from '../ui/formats'
import type { DirectoryIndex } from './directory-index'

/** What a custom field of a deal says, in words: for panels, tables and menus. Empty where it says nothing. */
export function customWords(
  reading: CustomReading,
  { people }: Pick<DirectoryIndex, 'people'>,
  formats: Formats,
  t: TFunction,
): string {
  switch (reading.kind) {
    case 'empty':
      return ''
    case 'text':
    case 'link':
    case 'unfit':
      return reading.text
    case 'number':
      return formats.number(reading.number)
    case 'money':
      return formats.money(reading.money)
    case 'date':
      return formats.date(reading.date)
    case 'boolean':
      return reading.yes ? t('pipeline.yes') : t('pipeline.no')
    case 'person':
      return people.get(reading.personId)?.name ?? t('deal.arriving')
    case 'options':
      return [...reading.options.map(({ name }) => name), ...(reading.rest === null ? [] : [reading.rest])].join(', ') // prettier-ignore
  }
}
