import { randomUUID } from 'node:crypto'

/** A name that no other store has or had. */
export function newGeneration(): string {
  return randomUUID()
}
