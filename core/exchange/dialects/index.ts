import { foldedName } from '../folded-name'
import type { ColumnTarget } from '../column-targets'
import type { StageGuess } from '../stages'
import type { Dialect, DialectId } from './dialect'
import { hubspot } from './hubspot'
import { pipedrive } from './pipedrive'
import { salesforce } from './salesforce'

export const dialects: readonly Dialect[] = [salesforce, hubspot, pipedrive]

export function dialectBy(id: DialectId): Dialect {
  return dialects.find(dialect => dialect.id === id) ?? salesforce
}

interface Book {
  readonly targets: ReadonlyMap<string, { readonly target: ColumnTarget; readonly rank: number }>
  readonly marks: ReadonlySet<string>
  readonly stages: ReadonlyMap<string, StageGuess>
}

function bookOf(dialect: Dialect): Book {
  return {
    targets: new Map(
      Object.entries(dialect.columns).flatMap(([target, names]) =>
        // the keys of `columns` are targets by its type, which `entries` forgets
        names.map((name, rank) => [foldedName(name), { target: target as ColumnTarget, rank }] as const),
      ),
    ),
    marks: new Set(dialect.marks.map(foldedName)),
    stages: new Map(
      dialect.stages.flatMap(([names, guess]) => names.map(name => [foldedName(name), guess] as const)),
    ),
  }
}

const books = new Map(dialects.map(dialect => [dialect.id, bookOf(dialect)]))

/** Names that more than one of them writes say nothing of whose file it is. */
const shared = new Set(
  [...books.values()]
    .flatMap(book => [...book.targets.keys(), ...book.marks])
    .filter((name, at, all) => all.indexOf(name) !== at),
)
/** Names of its own that a header must hold to be taken for a dialect's. */
const ENOUGH = 2

/** Whose export a header looks like: the dialect with the most names that only it writes; null when none has two. */
export function detectDialect(header: readonly string[]): DialectId | null {
  const names = header.map(foldedName)
  const scored = dialects.map(({ id }) => {
    const book = books.get(id)
    const known = (name: string): boolean =>
      book?.targets.has(name) === true || book?.marks.has(name) === true
    return { id, own: names.filter(name => !shared.has(name) && known(name)).length }
  })
  const best = scored.reduce((a, b) => (b.own > a.own ? b : a))
  return best.own >= ENOUGH ? best.id : null
}

/** What a column of this dialect stands for, and how good its name is (0 is best); null for a name that it gives no meaning. */
export function targetInDialect(
  dialect: DialectId,
  name: string,
): { readonly target: ColumnTarget; readonly rank: number } | null {
  return books.get(dialect)?.targets.get(foldedName(name)) ?? null
}

/** The kind and chance of a stage that the dialect comes with. HubSpot writes `Closed Won (Sales Pipeline)`: what is in brackets says which pipeline. */
export function stageInDialect(dialect: DialectId, label: string): StageGuess | null {
  const stages = books.get(dialect)?.stages
  return (
    stages?.get(foldedName(label)) ?? stages?.get(foldedName(label.replace(/\s*\([^)]*\)\s*$/, ''))) ?? null
  )
}

/** The address of a deal's record in the CRM, where the team's own address is known. Only `https` is ever opened. */
export function recordLink(
  dialect: DialectId,
  base: string | null,
  externalId: string | null,
): string | null {
  if (base === null || externalId === null || !/^https:\/\/[^\s@]+$/.test(base)) return null
  return dialectBy(dialect).linkOf(base.replace(/\/+$/, ''), externalId)
}
