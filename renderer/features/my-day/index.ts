import { chunk } from '../../ui/chunk'

/** A chunk of its own: the board is shown without reading a byte of it. */
export const MyDay = chunk(() => import('./my-day').then(module => module.MyDay))
