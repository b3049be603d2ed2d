import { useTranslation } from 'react-i18next'
import { dealFieldNames } from '../../../core/deal/schema'
import { entryTargetSchema } from '../../../core/exchange/entries/targets'
import { useDirectory } from '../../app/session'

/** Fields of accounts, contacts, people and products, by the column that brings them. */
const columnOf: Readonly<Record<string, string>> = { revenueMillions: 'revenue', parentId: 'parent', accountId: 'account', managerId: 'manager' } // prettier-ignore

/** What a field is called, of a deal or of a record of the workspace. */
export function useFieldName(): (kind: 'deals' | 'records', field: string) => string {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (kind, field) => {
    if (kind === 'records') {
      const target = entryTargetSchema.safeParse(columnOf[field] ?? field)
      return target.success ? t(`exchange.target.${target.data}`) : field
    }
    if (field === 'place') return t('deal.field.place')
    const known = dealFieldNames.find(one => one === field)
    if (known !== undefined) return t(`deal.field.${known}`)
    return directory.fields.find(one => `custom:${one.id}` === field)?.name ?? field
  }
}
