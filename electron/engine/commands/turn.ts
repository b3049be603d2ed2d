import type { Timers } from '../timers'

/** Resolves in a later turn of the loop, so that whoever waits there is heard first. */
export function nextTurn(timers: Timers): Promise<void> {
  return new Promise(resolve => timers.soon(resolve))
}
