import { lazy } from 'react'

/** A chunk of its own: the wiki brings the editor with it, and the board is shown without reading a byte of that. */
export const Wiki = lazy(() => import('./wiki').then(module => ({ default: module.Wiki })))

export { MentionedIn } from './page/mentioned-in'
