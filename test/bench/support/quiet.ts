import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../../../build/runtime/say'

const pressureFile = '/proc/pressure/cpu'
/** Percent of the last ten seconds in which something waited for a processor. */
const CALM = 12
const AT_MOST_MS = 9 * 60_000

/** Waits until the processors are free, as far as the system can tell; goes on after some minutes in any case, and says so. */
export async function quietMachine(): Promise<void> {
  if (!existsSync(pressureFile)) return
  for (const until = performance.now() + AT_MOST_MS; performance.now() < until; await pause(1_000)) {
    if (pressure() < CALM) return
  }
  say(`others keep the processors busy (pressure ${pressure()} %); measuring all the same`)
}

function pressure(): number {
  return Number(/^some avg10=([\d.]+)/.exec(readFileSync(pressureFile, 'utf8'))?.[1])
}
