import { setTimeout as pause } from 'node:timers/promises'

/** Waits until `look` gives something other than null, undefined or false; throws, saying what for, after `withinMs`. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = 15_000,
): Promise<NonNullable<T>> {
  const until = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found
    if (performance.now() > until) throw new Error(`Waited ${withinMs} ms in vain for: ${what}`)
    await pause(20)
  }
}
