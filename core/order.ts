import { uint32 } from 'lib0/random'
import { z } from 'zod'

/**
 * Fractional index (D3): a text key that sorts where its card stands, so that moving one card writes one card. Keys are
 * an integer part whose first letter says its length, then a fraction; the scheme is that of David Greenspan,
 * "Implementing Fractional Indexing" (Observable, 2020). Keys made here end in random digits (jitter), so that two people
 * who drop between the same two cards rarely make the same key; where they do, the id decides.
 */
export const orderKeySchema = z.string().refine(isOrderKey, 'not an order key')
export type OrderKey = string

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const JITTER = 3

export type RandomDigit = () => number
const secureDigit: RandomDigit = () => uint32() % DIGITS.length

/** Long keys come of dropping thousands of cards in one spot, one by one; they are read all the same. */
const MAX_LENGTH = 4_000

/** Whether a text is a key: an integer part as long as its first letter says, then a fraction that does not end in 0. */
export function isOrderKey(text: string): boolean {
  if (text.length > MAX_LENGTH || !/^[A-Za-z][0-9A-Za-z]+$/.test(text)) return false
  const head = text.charCodeAt(0)
  const length = integerLength(head)
  return text.length >= length && (text.length === length || !text.endsWith('0'))
}

/** A key strictly between two keys; null stands for the start or the end of the lane. Throws a RangeError when `before >= after`. */
export function orderBetween(
  before: OrderKey | null,
  after: OrderKey | null,
  random: RandomDigit = secureDigit,
): OrderKey {
  if (before !== null && after !== null && before >= after)
    throw new RangeError(`no key between ${before} and ${after}`)
  const key = bareBetween(before, after)
  // Digits after the key keep it above `before`; they keep it under `after` unless `after` begins with it.
  return after?.startsWith(key) === true ? key : key + jitter(random)
}

/** Keys for `count` cards in a row, between two keys. Made by halves, so that they stay short however many there are. */
export function ordersBetween(
  before: OrderKey | null,
  after: OrderKey | null,
  count: number,
  random: RandomDigit = secureDigit,
): OrderKey[] {
  if (count <= 0) return []
  const first = orderBetween(before, after, random)
  // At the end of a lane whole numbers follow each other, and stay short by themselves.
  if (after === null) return [first, ...following(first, count - 1, random)]
  const left = Math.floor((count - 1) / 2)
  return [
    ...ordersBetween(before, first, left, random),
    first,
    ...ordersBetween(first, after, count - 1 - left, random),
  ]
}

function following(before: OrderKey, count: number, random: RandomDigit): OrderKey[] {
  const keys: OrderKey[] = []
  for (let last = before; keys.length < count; keys.push(last)) last = orderBetween(last, null, random)
  return keys
}

/** The key of row `index` (0 to 14,776,335) of an imported file: the same on every computer, so never random. */
export function orderOfRow(index: number): OrderKey {
  let digits = ''
  for (let i = 0, rest = index; i < 4; i++, rest = Math.floor(rest / 62)) digits = digit(rest % 62) + digits
  return `d${digits}`
}

/** Compares where two records stand: by key, then by id. */
export function byOrder(a: { order: OrderKey; id: string }, b: { order: OrderKey; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function bareBetween(before: OrderKey | null, after: OrderKey | null): OrderKey {
  if (before === null) {
    if (after === null) return 'a0'
    const integer = integerOf(after)
    if (integer !== after) return integer
    return decrement(integer) ?? integer + midpoint('', after.slice(integer.length))
  }
  const integer = integerOf(before)
  const fraction = before.slice(integer.length)
  if (after === null) return increment(integer) ?? integer + midpoint(fraction, null)
  const afterInteger = integerOf(after)
  if (integer === afterInteger) return integer + midpoint(fraction, after.slice(afterInteger.length))
  const next = increment(integer)
  return next !== null && next < after ? next : integer + midpoint(fraction, null)
}

/** A fraction strictly between two fractions; null is 1. Neither ends in 0, and neither will the answer. */
function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0
    while (shared < high.length && (low.charAt(shared) || '0') === high.charAt(shared)) shared++
    if (shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared))
  }
  const from = low === '' ? 0 : value(low.charAt(0))
  const to = high === null || high === '' ? DIGITS.length : value(high.charAt(0))
  if (to - from > 1) return digit(Math.round((from + to) / 2))
  if (high !== null && high.length > 1) return high.charAt(0)
  return digit(from) + midpoint(low.slice(1), null)
}

function integerOf(key: OrderKey): string {
  const length = integerLength(key.charCodeAt(0))
  if (key.length < length) throw new RangeError(`not an order key: ${key}`)
  return key.slice(0, length)
}

/** `a` to `z` head numbers from 0 up, of 2 to 27 characters; `Z` down to `A` those below. */
function integerLength(head: number): number {
  return head >= 97 ? head - 97 + 2 : 90 - head + 2
}

function increment(integer: string): string | null {
  const head = integer.charAt(0)
  for (let i = integer.length - 1; i > 0; i--) {
    const next = value(integer.charAt(i)) + 1
    if (next < DIGITS.length) return integer.slice(0, i) + digit(next) + '0'.repeat(integer.length - 1 - i)
  }
  if (head === 'Z') return 'a0'
  if (head === 'z') return null
  const longer = String.fromCharCode(head.charCodeAt(0) + 1)
  return longer + '0'.repeat(longer > 'a' ? integer.length : integer.length - 2)
}

function decrement(integer: string): string | null {
  const head = integer.charAt(0)
  for (let i = integer.length - 1; i > 0; i--) {
    const next = value(integer.charAt(i)) - 1
    if (next >= 0) return integer.slice(0, i) + digit(next) + 'z'.repeat(integer.length - 1 - i)
  }
  if (head === 'a') return 'Zz'
  if (head === 'A') return null
  const shorter = String.fromCharCode(head.charCodeAt(0) - 1)
  return shorter + 'z'.repeat(shorter < 'Z' ? integer.length : integer.length - 2)
}

function jitter(random: RandomDigit): string {
  let text = ''
  for (let i = 0; i < JITTER; i++) text += digit(random())
  // A key that ends in 0 would have nothing just below it.
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : text.slice(-1))
}

function digit(index: number): string {
  return DIGITS.charAt(index)
}

function value(character: string): number {
  return DIGITS.indexOf(character)
}
