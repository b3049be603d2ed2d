import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cascade, minimumSize, placeWindow, savedWindowSchema, type SavedWindow } from './window-bounds'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: -200, width: 1280, height: 1024 }
const saved: SavedWindow = { x: 100, y: 100, width: 1000, height: 700, maximised: false }

describe('where a window opens', () => {
  test('where it was, if that is on a screen', () => {
    expect(placeWindow(saved, [screen])).toEqual(saved)
    const onSecond = { ...saved, x: 2000, y: -150 }
    expect(placeWindow(onSecond, [screen, second])).toEqual(onSecond)
  })

  test('in the middle of the first screen, if the one it was on is gone', () => {
    expect(placeWindow({ ...saved, x: 2000, y: -150 }, [screen])).toEqual({ ...saved, x: 460, y: 190 })
  })

  test('in the middle, if its title bar is above the screen', () => {
    expect(placeWindow({ ...saved, y: -40 }, [screen]).y).toBeGreaterThanOrEqual(0)
  })

  test('the first time: in the middle, no larger than the screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 600,
      maximised: false,
    })
  })

  test('remembers that it was maximised', () => {
    expect(placeWindow({ ...saved, maximised: true }, [screen]).maximised).toBe(true)
  })

  test('a further window stands aside and is not maximised', () => {
    expect(cascade({ ...saved, maximised: true }, [screen])).toEqual({
      ...saved,
      x: 132,
      y: 132,
      maximised: false,
    })
  })

  test('a window that reached into a screen only by its size is not left out of reach when made smaller', () => {
    const wide = { x: 0, y: -1, width: 2080, height: 700, maximised: false }
    expect(placeWindow(wide, [screen, second]).y).toBeGreaterThanOrEqual(0)
  })

  test('whatever was saved, a person can take hold of it', () => {
    const number = fc.integer({ min: -5_000, max: 5_000 })
    const size = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(
        fc.record({ x: number, y: number, width: size, height: size, maximised: fc.boolean() }),
        wild => {
          const placed = placeWindow(savedWindowSchema.parse(wild), [screen, second])
          const reachable = [screen, second].some(
            area =>
              placed.y >= area.y &&
              placed.y < area.y + area.height &&
              placed.x < area.x + area.width &&
              placed.x + placed.width > area.x,
          )
          expect(reachable).toBe(true)
          expect(placed.width).toBeGreaterThanOrEqual(minimumSize.width)
          expect(placed.height).toBeGreaterThanOrEqual(minimumSize.height)
        },
      ),
    )
  })
})
