import { searchKinds, type SearchKind } from '../../../electron/contract/search'

/** What is looked for: everything, one kind of thing, or what can be done. */
export type Scope = 'all' | SearchKind | 'do'
/** In the order of the chips. */
export const scopes: readonly Scope[] = ['all', ...searchKinds, 'do']

export interface Wish {
  readonly scope: Scope
  readonly text: string
}

const PREFIXES: readonly (readonly [prefix: string, scope: Scope])[] = [
  ['>', 'do'],
  ['#', 'deal'],
  ['@', 'person'],
  ['[[', 'page'],
]

/** What was typed, as a wish: a sign before it says what kind of thing, whatever the chips say. */
export function wishOf(typed: string, chosen: Scope): Wish {
  const text = typed.trimStart()
  const prefix = PREFIXES.find(([sign]) => text.startsWith(sign))
  if (prefix === undefined) return { scope: chosen, text }
  return { scope: prefix[1], text: text.slice(prefix[0].length).trimStart() }
}

/** The next chip, or the one before it. */
export function scopeBeside(scope: Scope, step: 1 | -1): Scope {
  const at = scopes.indexOf(scope) + step
  return scopes[(at + scopes.length) % scopes.length] ?? 'all'
}

export function kindsOf(scope: Scope): SearchKind[] {
  return scope === 'all' || scope === 'do' ? [] : [scope]
}
