import type { TFunction } from 'i18next'
import type { Column, KnownColumn } from '../../../../core/table/columns'
import { isKnownColumn } from '../../../../core/table/columns'

type OfASet = Extract<KnownColumn, 'products' | 'competitors' | 'tags' | 'team' | 'reasons'>
const sets: readonly KnownColumn[] = ['products', 'competitors', 'tags', 'team', 'reasons'] satisfies OfASet[]

/** What a column is called: as its field is on a deal's page; a custom field by its own name. */
export function columnLabel({ key, name }: Pick<Column, 'key' | 'name'>, t: TFunction): string {
  if (!isKnownColumn(key)) return name ?? key
  return isOfASet(key) ? t(`table.column.${key}`) : t(`deal.field.${key}`)
}

function isOfASet(key: KnownColumn): key is OfASet {
  return sets.includes(key)
}
