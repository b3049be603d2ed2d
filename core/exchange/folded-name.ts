import { nameKey } from '../workspace/names'

/** A column's or a stage's name as it is compared: without case, accents and signs. */
export function foldedName(name: string): string {
  return nameKey(name.replace(/[^\p{L}\p{N}]+/gu, ' '))
}
