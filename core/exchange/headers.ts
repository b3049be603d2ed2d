import type { ColumnTarget } from './mapping'

/** The columns of a file that Winroom writes, in order; custom fields follow. English everywhere: it is for machines too. */
export const exportHeaders = [
  { name: 'External id', target: 'externalId' },
  { name: 'Title', target: 'title' },
  { name: 'Account', target: 'account' },
  { name: 'Stage', target: 'stage' },
  { name: 'Amount', target: 'amount' },
  { name: 'Currency', target: 'currency' },
  { name: 'Close date', target: 'closeDate' },
  { name: 'Owner', target: 'owner' },
  { name: 'Product', target: 'product' },
  { name: 'Started on', target: 'startedOn' },
  { name: 'Next step', target: 'nextStep' },
  { name: 'Source', target: 'source' },
  { name: 'Forecast category', target: 'forecastCategory' },
] as const satisfies readonly { name: string; target: ColumnTarget }[]

/**
 * A custom field whose name is that of another column carries its id: `Amount [winroom:<field id>]`. Otherwise the plain name.
 */
export function customHeader(name: string, fieldId: string, isTaken: (header: string) => boolean): string {
  return isTaken(name) ? `${name} [winroom:${fieldId}]` : name
}

/** The name and, where it carries one, the id of a custom field's column. */
export function readCustomHeader(header: string): { readonly name: string; readonly fieldId: string | null } {
  const match = /^(.+) \[winroom:([A-Za-z0-9_-]{1,64})\]$/s.exec(header)
  return match?.[1] === undefined
    ? { name: header, fieldId: null }
    : { name: match[1], fieldId: match[2] ?? null }
}
