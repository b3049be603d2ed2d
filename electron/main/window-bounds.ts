import { z } from 'zod'

export const minimumSize = { width: 720, height: 480 } as const
const usualSize = { width: 1280, height: 840 } as const
/** At least this much of a window must be on a screen, or a person can't take hold of it. */
const graspable = { width: 160, height: 48 } as const

export const savedWindowSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximised: z.boolean(),
})
export type SavedWindow = z.infer<typeof savedWindowSchema>

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Where a window opens: where it was, if enough of it is on a screen of today; else in the middle of the first one. */
export function placeWindow(saved: SavedWindow | null, screens: readonly Area[]): SavedWindow {
  if (saved === null) return centred(usualSize, screens[0], false)
  // Fitted first: a window that reached into a screen may, made smaller, not reach it any more.
  const fitted = screens.map(screen => ({ ...saved, ...fit(saved, screen) }))
  const reachable = fitted.find((area, index) => overlaps(area, screens[index]!))
  return reachable ?? centred(saved, screens[0], saved.maximised)
}

/** A further window stands a little aside, so that both are seen. */
export function cascade(from: SavedWindow, screens: readonly Area[]): SavedWindow {
  return placeWindow({ ...from, x: from.x + 32, y: from.y + 32, maximised: false }, screens)
}

function overlaps(area: Area, screen: Area): boolean {
  const width = Math.min(area.x + area.width, screen.x + screen.width) - Math.max(area.x, screen.x)
  const height = Math.min(area.y + area.height, screen.y + screen.height) - Math.max(area.y, screen.y)
  // The title bar is at the top: a window whose top is above the screen can't be moved back.
  return width >= graspable.width && height >= graspable.height && area.y >= screen.y
}

function centred(
  size: { width: number; height: number },
  screen: Area | undefined,
  maximised: boolean,
): SavedWindow {
  if (screen === undefined) return { x: 0, y: 0, ...fit(size, usualSize), maximised }
  const { width, height } = fit(size, screen)
  const x = Math.round(screen.x + (screen.width - width) / 2)
  const y = Math.round(screen.y + (screen.height - height) / 2)
  return { x, y, width, height, maximised }
}

function fit(size: { width: number; height: number }, room: { width: number; height: number }) {
  return {
    width: Math.max(minimumSize.width, Math.min(size.width, room.width)),
    height: Math.max(minimumSize.height, Math.min(size.height, room.height)),
  }
}
