import { expect, test } from 'vitest'
import { atRest, inTurn, type WhenAtRest } from './at-rest'

/** Moments of rest that come when a test says so. */
class Rests {
  #waiting: (() => void) | null = null
  readonly when: WhenAtRest = run => {
    this.#waiting = run
    return () => (this.#waiting = null)
  }

  get isAwaited(): boolean {
    return this.#waiting !== null
  }

  come(): void {
    const run = this.#waiting
    this.#waiting = null
    run?.()
  }
}

/** Until all that promises have to say to each other has been said. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('each task has a moment of rest of its own, and one that fails keeps no other from its turn', async () => {
  const rests = new Rests()
  const done: string[] = []
  const task =
    (name: string, fails = false) =>
    () => {
      done.push(name)
      return fails ? Promise.reject(new Error(name)) : Promise.resolve()
    }
  inTurn([task('first'), task('second', true), task('third')], rests.when)
  expect(done).toEqual([])
  rests.come()
  expect(done).toEqual(['first'])
  await settled()
  rests.come()
  await settled()
  rests.come()
  await settled()
  expect(done).toEqual(['first', 'second', 'third'])
  expect(rests.isAwaited).toBe(false)
})

test('ended while a task is under way, no other begins', async () => {
  const rests = new Rests()
  let finish: () => void = () => undefined
  const end = inTurn([() => new Promise<void>(resolve => (finish = resolve)), () => Promise.reject(new Error('begun'))], rests.when) // prettier-ignore
  rests.come()
  end()
  finish()
  await settled()
  expect(rests.isAwaited).toBe(false)
})

test('who types is not disturbed: rest comes 300 ms after the last key', () => {
  let time = 1_000
  const idle: IdleRequestCallback[] = []
  const listeners = new Map<string, () => void>()
  const target = {
    performance: { now: () => time },
    addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
    requestIdleCallback: (run: IdleRequestCallback) => idle.push(run),
    cancelIdleCallback: () => undefined,
  }
  const look = (): void => idle.shift()?.({ didTimeout: false, timeRemaining: () => 10 })
  let rested = 0
  const whenAtRest = atRest(target)
  listeners.get('keydown')?.()
  whenAtRest(() => (rested += 1))
  time += 299
  look()
  expect(rested).toBe(0)
  time += 1
  look()
  expect([rested, idle.length]).toEqual([1, 0])
})
