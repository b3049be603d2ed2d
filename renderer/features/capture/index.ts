import { lazy } from 'react'

/** A chunk of its own: the first paint pays nothing for it. */
const dialog = () => import('./capture-dialog')
export const CaptureDialog = lazy(() => dialog().then(module => ({ default: module.CaptureDialog })))

/** Reads that chunk ahead, once the window has nothing else to do: who captures types at once, and the first letters are not to be lost. */
export function readAhead(): () => void {
  const waiting = requestIdleCallback(() => void dialog(), { timeout: 10_000 })
  return () => cancelIdleCallback(waiting)
}

/** All that the small window of the global key shows. */
export const CaptureWindow = lazy(() =>
  import('./capture-window').then(module => ({ default: module.CaptureWindow })),
)
