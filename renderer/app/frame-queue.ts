/** A window that is not shown paints no frames: then this long stands for one. */
const WITHOUT_FRAMES = 100

/** Runs something before the next paint, or soon where nothing is painted. */
export function nextFrame(run: () => void): void {
  if (typeof requestAnimationFrame !== 'function') return void setTimeout(run, 16)
  let ran = false
  const once = () => {
    if (ran) return
    ran = true
    run()
  }
  requestAnimationFrame(once)
  setTimeout(once, WITHOUT_FRAMES)
}

/**
 * Lets a first piece of work through at once and gathers what comes behind it until the next frame: one edit is shown
 * without delay, and a burst of hundreds of patches (a large undo, a colleague who comes back) is one paint and not
 * hundreds. React takes more than fifty of its urgent updates in a row for an endless loop.
 */
export class FrameQueue {
  readonly #next: (run: () => void) => void
  #waiting: (() => void)[] = []
  #open = false

  constructor(next: (run: () => void) => void = nextFrame) {
    this.#next = next
  }

  push(work: () => void): void {
    if (this.#open) {
      this.#waiting.push(work)
      return
    }
    this.#open = true
    this.#next(this.#flush)
    work()
  }

  readonly #flush = (): void => {
    const waiting = this.#waiting
    this.#waiting = []
    this.#open = waiting.length > 0
    if (this.#open) this.#next(this.#flush)
    for (const work of waiting) work()
  }
}
