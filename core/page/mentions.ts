import type * as Y from 'yjs'
import { isId } from '../ids'
import { referencesIn } from './content/text'
import type { Block } from './content/blocks'
import { readHead } from './head'
import { layoutOf, type SetTarget } from './kinds'
import type { MentionKind } from './mention-kinds'
import type { PageKind } from './schema'

export interface Mention {
  readonly kind: MentionKind
  readonly target: string
  /** The first line of text that it stands in; empty where only the head names it. */
  readonly line: string
  /** The field of the head that names it; null where only the text does. */
  readonly field: string | null
  readonly count: number
}

/** Fields of a head, and of its items, that hold the id of a record. */
const REFERS: Readonly<Record<string, SetTarget>> = {
  competitorId: 'competitor',
  stageId: 'stage',
  personId: 'person',
}

/** What a page mentions, each thing once, in the order in which it is first named: the head first. */
export function mentionsIn(doc: Y.Doc, kind: PageKind, blocks: readonly Block[]): Mention[] {
  const found = new Map<string, Mention>()
  const add = (mention: Omit<Mention, 'count'>): void => {
    const key = `${mention.kind}:${mention.target}`
    const known = found.get(key)
    const { line, field } = known ?? mention
    found.set(key, {
      ...mention,
      line: line === '' ? mention.line : line,
      field: field ?? mention.field,
      count: (known?.count ?? 0) + 1,
    })
  }
  for (const { target, kind: of, field } of namedInHead(doc, kind)) add({ kind: of, target, line: '', field })
  for (const { kind: of, target, context } of referencesIn(blocks))
    if (isId(target)) add({ kind: of, target, line: context, field: null })
  return [...found.values()]
}

function namedInHead(
  doc: Y.Doc,
  kind: PageKind,
): { readonly kind: SetTarget; readonly target: string; readonly field: string }[] {
  const head = readHead(doc, kind)
  const layout = layoutOf(kind)
  const one = (field: string, value: unknown): ReturnType<typeof namedInHead> => {
    const of = REFERS[field]
    return of !== undefined && typeof value === 'string' ? [{ kind: of, target: value, field }] : []
  }
  return [
    ...Object.entries(head.values).flatMap(([field, value]) => one(field, value)),
    ...Object.entries(head.sets as Readonly<Record<string, readonly string[]>>).flatMap(([field, ids]) => {
      const of = layout.sets[field]
      return of === undefined ? [] : ids.map(target => ({ kind: of, target, field }))
    }),
    ...Object.values(head.lists as Readonly<Record<string, readonly object[]>>).flatMap(items =>
      items.flatMap(item => Object.entries(item).flatMap(([field, value]) => one(field, value))),
    ),
  ]
}
