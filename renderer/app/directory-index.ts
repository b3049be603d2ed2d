import type {
  Account,
  Board,
  Competitor,
  Member,
  Person,
  Product,
  Stage,
  Tag,
} from '../../core/workspace/schema'
import type { ReasonId } from '../../core/ids'
import { byOrder } from '../../core/order'
import { inFieldOrder, type CustomField } from '../../core/workspace/custom-field'
import { reasonRedirects, type Reason } from '../../core/workspace/planning'
import type { Directory } from '../../electron/contract/rows'

/** The directory, ready to be looked up by id. */
export interface DirectoryIndex {
  readonly directory: Directory
  /** In the order people gave them, without deleted ones. */
  readonly boards: readonly Board[]
  readonly stagesOf: ReadonlyMap<string, readonly Stage[]>
  readonly stages: ReadonlyMap<string, Stage>
  readonly accounts: ReadonlyMap<string, Account>
  readonly people: ReadonlyMap<string, Person>
  readonly products: ReadonlyMap<string, Product>
  readonly members: ReadonlyMap<string, Member>
  readonly competitors: ReadonlyMap<string, Competitor>
  readonly tags: ReadonlyMap<string, Tag>
  /** Custom fields that are in use, in order; retired ones are left out. */
  readonly fields: readonly CustomField[]
  readonly reasons: ReadonlyMap<string, Reason>
  /** What each reason counts as (D12). */
  readonly redirects: ReadonlyMap<ReasonId, ReasonId>
}

export function indexDirectory(directory: Directory): DirectoryIndex {
  const stagesOf = new Map<string, Stage[]>()
  for (const stage of directory.stages.filter(one => one.deleted === null).sort(byOrder)) {
    const list = stagesOf.get(stage.boardId)
    if (list === undefined) stagesOf.set(stage.boardId, [stage])
    else list.push(stage)
  }
  return {
    directory,
    boards: directory.boards.filter(board => board.deleted === null).sort(byOrder),
    stagesOf,
    stages: byId(directory.stages),
    accounts: byId(directory.accounts),
    people: byId(directory.people),
    products: byId(directory.products),
    members: byId(directory.members),
    competitors: byId(directory.competitors),
    tags: byId(directory.tags),
    fields: directory.fields.filter(field => field.deleted === null).sort(inFieldOrder),
    reasons: byId(directory.reasons),
    redirects: reasonRedirects(directory.reasons),
  }
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map(record => [record.id, record]))
}
