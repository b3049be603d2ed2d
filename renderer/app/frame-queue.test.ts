import { describe, expect, it } from 'vitest'
import { FrameQueue } from './frame-queue'

describe('frame queue', () => {
  it('lets the first through at once and gathers the rest, in order, until the next frame', () => {
    const frames: (() => void)[] = []
    const queue = new FrameQueue(run => frames.push(run))
    const done: number[] = []
    for (const n of [1, 2, 3]) queue.push(() => done.push(n))
    expect(done).toEqual([1])
    frames.shift()?.()
    expect(done).toEqual([1, 2, 3])
    queue.push(() => done.push(4))
    expect(done).toEqual([1, 2, 3])
    frames.shift()?.()
    expect(done).toEqual([1, 2, 3, 4])
    frames.shift()?.()
    queue.push(() => done.push(5))
    expect(done).toEqual([1, 2, 3, 4, 5])
  })
})
