import { chunk } from '../../ui/chunk'

/** Questions are read by a chunk of their own, with the first thing that may be one: a window that starts pays nothing for it. */
export const AskedInPalette = chunk(() => import('./asked-in-palette').then(module => module.AskedInPalette))
export const AskBox = chunk(() => import('./ask-box').then(module => module.AskBox))
