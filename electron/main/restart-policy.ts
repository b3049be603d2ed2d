/** When a crashed engine is started again (S9): at once, then more slowly, and not for ever. */
const windowMs = 60_000
const crashesToGiveUp = 5
/** By how many crashes came before within the window. All below the promised 2 s. */
const pausesMs = [0, 200, 600, 1_400] as const

export type RestartDecision = { kind: 'restart'; afterMs: number } | { kind: 'give-up' }

export interface RestartPolicy {
  /** Takes note of a crash at this moment (any monotonic milliseconds) and says what to do. */
  crashed(nowMs: number): RestartDecision
}

export function createRestartPolicy(): RestartPolicy {
  let crashes: number[] = []
  return {
    crashed(nowMs) {
      crashes = [...crashes.filter(at => nowMs - at < windowMs), nowMs]
      if (crashes.length >= crashesToGiveUp) return { kind: 'give-up' }
      return { kind: 'restart', afterMs: pausesMs[crashes.length - 1] ?? 0 }
    },
  }
}
