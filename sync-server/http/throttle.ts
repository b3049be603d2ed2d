import { Bucket } from '../bucket'
import type { Clock } from '../clock'
import type { Limits } from '../limits'

export interface Throttle {
  /** The client has sent a frame of so many bytes. True when it is made to wait by it. */
  sent(bytes: number): boolean
  /** The client was answered with so many bytes. Calls `then` once it may ask again. */
  answered(bytes: number, then: () => void): void
}

/** What can be made to wait. */
export interface Pausable {
  pause(): void
  resume(): void
}

/**
 * Holds one client to its rate by not reading from it: it finds the network slow, and loses nothing. What was read already is
 * taken, and paid for before more is read. A large answer is paid for like a large frame: a question is small, and may cost a whole document.
 */
export function throttle(socket: Pausable, limits: Limits, clock: Clock): Throttle {
  const frames = new Bucket(limits.frameRate, clock.now())
  const bytes = new Bucket(limits.byteRate, clock.now())
  let isWaiting = false
  const owe = (count: number, size: number): number =>
    Math.max(frames.owe(count, clock.now()), bytes.owe(size, clock.now()))
  const goOn = (): void => {
    const wait = owe(0, 0)
    if (wait > 0) return void clock.idly(wait, goOn)
    isWaiting = false
    socket.resume()
  }
  return {
    sent(size) {
      const wait = owe(1, size)
      if (wait === 0 || isWaiting) return false
      isWaiting = true
      socket.pause()
      clock.idly(wait, goOn)
      return true
    },
    answered(size, then) {
      const wait = owe(0, size)
      if (wait === 0) then()
      else clock.idly(wait, then)
    },
  }
}
