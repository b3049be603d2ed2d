import * as Y from 'yjs'

/**
 * What a stored property may be worth to the editor. Lexical trusts its nodes: a heading makes the element that its `__tag`
 * names, a link takes its address for a text, and one that is something else ends the painting of the whole page. Another
 * computer may have stored anything, so what can't be read is shown as a new node has it, and stays where it is (D9).
 */
export function isReadable(type: string, name: string, value: unknown, byDefault: unknown): boolean {
  const rule = rules.get(`${type}.${name}`) ?? rules.get(name)
  return rule === undefined ? isLike(byDefault, value) : rule(value)
}

type Rule = (value: unknown) => boolean
const oneOf =
  (...values: readonly unknown[]): Rule =>
  value =>
    values.includes(value)
const whole =
  (from: number, to: number): Rule =>
  value =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
const isText: Rule = value => typeof value === 'string'
const isWidths: Rule = value =>
  value === undefined ||
  (Array.isArray(value) && value.length <= MOST_CELLS && value.every(width => Number.isFinite(width)))

const MOST_CELLS = 1_000
const WHOLE = 2 ** 31 - 1

const rules = new Map<string, Rule>([
  ['__format', whole(0, WHOLE)],
  ['__detail', whole(0, WHOLE)],
  ['__mode', whole(0, 2)],
  ['__indent', whole(0, 100)],
  // We write none. It could cover the window with whatever it likes.
  ['__style', () => false],
  ['__url', isText],
  ['heading.__tag', oneOf('h1', 'h2', 'h3', 'h4', 'h5', 'h6')],
  ['list.__tag', oneOf('ul', 'ol')],
  ['list.__listType', oneOf('bullet', 'number', 'check')],
  ['list.__start', whole(0, 999_999_999)],
  // A cell that says it is a million columns wide is laid out as a million cells.
  ['__colSpan', whole(1, MOST_CELLS)],
  ['__rowSpan', whole(1, MOST_CELLS)],
  ['__headerState', whole(0, 3)],
  ['__colWidths', isWidths],
])

/** Without a rule: a value of the same sort; where a new node has none, any that is no structure. */
function isLike(byDefault: unknown, value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && fits(byDefault, 'number')
  if (typeof value === 'string') return fits(byDefault, 'string')
  if (typeof value === 'boolean') return fits(byDefault, 'boolean')
  return value === byDefault || (value === null && byDefault === undefined)
}

function fits(byDefault: unknown, sort: string): boolean {
  return byDefault === undefined || byDefault === null || typeof byDefault === sort
}

/** Nobody's state of a node is nested deeper. */
const DEEPEST = 16

/** Whether a value is what JSON holds, and so can be compared and kept. */
export function isJson(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth >= DEEPEST) return false
  if (value instanceof Y.AbstractType || ArrayBuffer.isView(value)) return false
  return Object.values(value).every(each => isJson(each, depth + 1))
}
