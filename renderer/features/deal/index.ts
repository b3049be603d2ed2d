import { chunk } from '../../ui/chunk'

/** The deal page is a chunk of its own: the first paint of a board pays nothing for it. */
export const Inspector = chunk(() => import('./inspector').then(module => module.Inspector))

export { AtTheClose } from './close'
export { Trash } from './trash'
export { readDate, readMoney } from './typed-values'
