import { lazy } from 'react'

/** A chunk of its own: read when something is first captured. */
export const CaptureDialog = lazy(() =>
  import('./capture-dialog').then(module => ({ default: module.CaptureDialog })),
)
/** All that the small window of the global key shows. */
export const CaptureWindow = lazy(() =>
  import('./capture-window').then(module => ({ default: module.CaptureWindow })),
)
