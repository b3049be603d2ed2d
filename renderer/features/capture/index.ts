import { chunk } from '../../ui/chunk'

/** A chunk of its own: the first paint pays nothing for it. */
export const CaptureDialog = chunk(() => import('./capture-dialog').then(module => module.CaptureDialog))

/** All that the small window of the global key shows. */
export const CaptureWindow = chunk(() => import('./capture-window').then(module => module.CaptureWindow))
