import type { TFunction } from 'i18next'
import type { Column, KnownColumn } from '../../../../core/table/columns'
import { isKnownColumn } from '../../../../core/table/columns'

type OfTheTable = Extract<KnownColumn, 'board' | 'products' | 'competitors' | 'tags' | 'team' | 'reasons'>
const ofTheTable: readonly KnownColumn[] = [
  'board',
  'products',
  'competitors',
  'tags',
  'team',
  'reasons',
] satisfies OfTheTable[]

/** What a column is called: as its field is on a deal's page; a custom field by its own name. */
export function columnLabel({ key, name }: Pick<Column, 'key' | 'name'>, t: TFunction): string {
  if (!isKnownColumn(key)) return name ?? key
  return isOfTheTable(key) ? t(`table.column.${key}`) : t(`deal.field.${key}`)
}

function isOfTheTable(key: KnownColumn): key is OfTheTable {
  return ofTheTable.includes(key)
}
