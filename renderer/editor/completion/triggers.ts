import type { ReferenceKind } from '../nodes/node-data'

/** What the text before the caret asks for. `length` counts the characters that a choice takes the place of. */
export type Trigger =
  | { readonly asks: 'block'; readonly query: string; readonly length: number }
  | { readonly asks: 'emoji'; readonly query: string; readonly length: number }
  | {
      readonly asks: 'reference'
      readonly kinds: readonly ReferenceKind[]
      readonly query: string
      readonly length: number
    }

/** As far back as one looks: no query is longer. */
export const LOOK_BACK = 64

const BLOCK = /(?:^|\s)(\/((?:[\p{L}\p{N}][\p{L}\p{N} ]{0,24})?))$/u
const EMOJI = /(?:^|[\s(])(:([\p{L}\p{N}+-][\p{L}\p{N}_+-]{1,30}))$/u
const PEOPLE = /(?:^|[\s(])(@((?:[\p{L}\p{N}][\p{L}\p{N} .'’-]{0,40})?))$/u
const THINGS = /(?:^|[\s(])(#((?:[\p{L}\p{N}][\p{L}\p{N} .,'’&()+-]{0,40})?))$/u
const PAGES = /(\[\[([^[\]]{0,50}))$/

/** Reads the end of a line, up to the caret. */
export function triggerIn(text: string): Trigger | null {
  const block = BLOCK.exec(text)
  if (block !== null) return { asks: 'block', ...found(block) }
  const emoji = EMOJI.exec(text)
  if (emoji !== null) return { asks: 'emoji', ...found(emoji) }
  const people = PEOPLE.exec(text)
  if (people !== null) return { asks: 'reference', kinds: ['person'], ...found(people) }
  const things = THINGS.exec(text)
  if (things !== null)
    return { asks: 'reference', kinds: ['deal', 'account', 'competitor'], ...found(things) }
  const pages = PAGES.exec(text)
  return pages === null ? null : { asks: 'reference', kinds: ['page'], ...found(pages) }
}

function found(match: RegExpExecArray): { query: string; length: number } {
  return { query: (match[2] ?? '').trim(), length: (match[1] ?? '').length }
}
