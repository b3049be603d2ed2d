/** Calls back in the next moment of rest; the answer cancels it. */
export type WhenAtRest = (run: () => void) => () => void

/** Nobody has typed, pressed or scrolled for so long. */
const QUIET_MS = 300
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** What it needs of a window. */
export interface RestingWindow extends Pick<Window, 'requestIdleCallback' | 'cancelIdleCallback'> {
  readonly performance: Pick<Performance, 'now'>
  addEventListener(type: string, listener: () => void, options: AddEventListenerOptions): void
}

/** What may wait does so until the window paints nothing and nobody is at work in it. */
export function atRest(target: RestingWindow): WhenAtRest {
  // Whoever has just opened something is about to look at it.
  let touched = target.performance.now()
  const touch = (): void => void (touched = target.performance.now())
  for (const type of inputs) target.addEventListener(type, touch, { capture: true, passive: true })
  return run => {
    let handle = 0
    const look = (deadline: IdleDeadline): void => {
      if (target.performance.now() - touched >= QUIET_MS && deadline.timeRemaining() > 0) run()
      else handle = target.requestIdleCallback(look)
    }
    handle = target.requestIdleCallback(look)
    return () => target.cancelIdleCallback(handle)
  }
}

/** Does one task after the other, each in a moment of rest of its own; one that fails keeps no other from its turn. */
export function inTurn(tasks: readonly (() => Promise<void>)[], whenAtRest: WhenAtRest): () => void {
  let ended = false
  let cancel: () => void = () => undefined
  const next = ([task, ...rest]: readonly (() => Promise<void>)[]): void => {
    if (task === undefined || ended) return
    cancel = whenAtRest(() => {
      // What can't be read now is asked for again when it is wanted, and fails there where somebody sees it.
      void task().then(() => next(rest), () => next(rest)) // prettier-ignore
    })
  }
  next(tasks)
  return () => {
    ended = true
    cancel()
  }
}
