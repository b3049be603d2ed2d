import { Bucket } from '../bucket'
import type { Clock } from '../clock'
import type { Limits } from '../limits'

/** What can be made to wait. */
export interface Pausable {
  pause(): void
  resume(): void
}

/**
 * Holds one client to its rate by not reading from it: it finds the network slow, and loses nothing. What was read already is
 * taken, and paid for before more is read. The returned function is told of each frame, and tells whether the client is made to wait by it.
 */
export function throttle(socket: Pausable, limits: Limits, clock: Clock): (bytes: number) => boolean {
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
  return size => {
    const wait = owe(1, size)
    if (wait === 0 || isWaiting) return false
    isWaiting = true
    socket.pause()
    clock.idly(wait, goOn)
    return true
  }
}
