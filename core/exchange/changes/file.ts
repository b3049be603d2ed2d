import { readRecord, type WorkspaceDocument } from '../../documents/workspace'
import type { StageKind } from '../../workspace/schema'
import { moneySchema, toDecimal } from '../../money'
import { neutralise, writeOutsideName } from '../cells'
import { csvLine } from '../csv'
import { dialectBy } from '../dialects'
import { exportHeaders } from '../headers'
import type { ColumnTarget } from '../column-targets'
import type { ChangedCell, ChangedDeal, ChangesForCrm } from './changes'

const targetOf: Readonly<Partial<Record<string, ColumnTarget>>> = {
  externalId: 'externalId', title: 'title', accountId: 'account', place: 'stage', status: 'status', amount: 'amount', currency: 'currency', closeDate: 'closeDate', ownerId: 'owner', nextStep: 'nextStep', productId: 'product', source: 'source', forecastCategory: 'forecastCategory', startedOn: 'startedOn',
} // prettier-ignore

/**
 * A CSV for the CRM: the id that it knows each deal by, and the columns in which anything changed, called and written as its own file
 * was. A cell that did not change is left empty, which the three CRMs read as *leave it*; so an emptied field can't be told by a
 * file, and is only counted (`emptied`).
 */
export function changesFile(
  workspace: WorkspaceDocument,
  changes: ChangesForCrm,
): { lines: string[]; emptied: number } {
  const columns = new CrmColumns(workspace, changes).columns()
  const rows = changes.deals.map(deal => columns.map(({ cell }) => cell(deal)))
  const lines = [columns.map(({ name }) => neutralise(name)), ...rows].map(csvLine)
  const emptied = changes.deals.flatMap(({ cells }) => cells).filter(({ to }) => to === '').length
  return { lines, emptied }
}

interface CrmColumn {
  readonly name: string
  readonly cell: (deal: ChangedDeal) => string
}

class CrmColumns {
  readonly #workspace: WorkspaceDocument
  readonly #changes: ChangesForCrm

  constructor(workspace: WorkspaceDocument, changes: ChangesForCrm) {
    this.#workspace = workspace
    this.#changes = changes
  }

  columns(): CrmColumn[] {
    const changed = [...new Set(this.#changes.deals.flatMap(({ cells }) => cells.map(({ field }) => field)))]
    const outside = ({ deal }: ChangedDeal): string =>
      neutralise(deal.externalId ?? writeOutsideName({ dealId: deal.id, externalId: null }))
    return [
      { name: this.#nameOf('externalId'), cell: outside },
      ...this.#inOrder(changed.flatMap(field => this.#spread(field))).map(field => ({
        name: this.#nameOf(field),
        cell: (deal: ChangedDeal) => this.#cellOf(deal, field),
      })),
    ]
  }

  /** A stage is told by two columns where there is a status, an amount where there is a currency. */
  #spread(field: string): string[] {
    if (field === 'place' && this.#hasStatus()) return ['place', 'status']
    return field === 'amount' && this.#hasColumn('currency') ? ['amount', 'currency'] : [field]
  }

  /** In the order of the CRM's own file; what that had not comes last. */
  #inOrder(fields: string[]): string[] {
    const at = (field: string): number => {
      const found = this.#changes.written?.columns.findIndex(column => column.field === field) ?? -1
      return found < 0 ? Number.MAX_SAFE_INTEGER : found
    }
    return fields.sort((a, b) => at(a) - at(b))
  }

  #hasColumn(field: string): boolean {
    return this.#changes.written?.columns.some(column => column.field === field) ?? false
  }

  #hasStatus(): boolean {
    const { written, dialect } = this.#changes
    return this.#hasColumn('status') || (written === null && dialect === 'pipedrive')
  }

  /** As the CRM's own file called it, else as the CRM does in English, else as we do. */
  #nameOf(field: string): string {
    const { written, dialect } = this.#changes
    const target = targetOf[field]
    const own = written?.columns.find(column => column.field === field)?.name
    const theirs =
      dialect === null || target === undefined ? undefined : dialectBy(dialect).columns[target]?.[0]
    const ours = exportHeaders.find(header => header.target === target)?.name
    return own ?? theirs ?? ours ?? this.#customName(field) ?? field
  }

  #customName(field: string): string | undefined {
    return field.startsWith('custom:')
      ? readRecord(this.#workspace, 'fields', field.slice('custom:'.length))?.name
      : undefined
  }

  #cellOf({ deal, cells }: ChangedDeal, field: string): string {
    const said = (of: string): ChangedCell | undefined => cells.find(cell => cell.field === of)
    if (field === 'currency') return said('amount') === undefined ? '' : (deal.amount?.currency ?? '')
    const kind = said('place') === undefined ? null : this.#kindOf(deal.place?.stageId)
    if (field === 'status') return kind === null ? '' : statuses[kind]
    // Where a status says won or lost, the stage stays that in which it was: lanes of that name are ours.
    if (field === 'place' && this.#hasStatus() && kind !== 'open') return ''
    const cell = said(field)
    return cell === undefined || cell.to === '' ? '' : this.#written(field, cell)
  }

  #kindOf(stageId: string | undefined): StageKind {
    return readRecord(this.#workspace, 'stages', stageId ?? '')?.kind ?? 'open'
  }

  /** Numbers and dates as the CRM's file writes them; text so that no spreadsheet runs it. */
  #written(field: string, { value, to }: ChangedCell): string {
    const { written } = this.#changes
    const money = field === 'amount' ? moneySchema.safeParse(value) : null
    if (money?.success === true)
      return toDecimal(money.data).replace('.', written?.decimal === ',' ? ',' : '.')
    if (field === 'closeDate' || field === 'startedOn') return dateText(to, written?.dates ?? 'iso')
    return neutralise(to)
  }
}

const statuses: Readonly<Record<StageKind, string>> = { open: 'Open', won: 'Won', lost: 'Lost' }

function dateText(iso: string, dates: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return dates === 'dmy' ? `${day}/${month}/${year}` : dates === 'mdy' ? `${month}/${day}/${year}` : iso
}
