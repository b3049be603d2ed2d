import { lazy } from 'react'

/** A chunk of its own: the board is shown without reading a byte of it. */
export const MyDay = lazy(() => import('./my-day').then(module => ({ default: module.MyDay })))
