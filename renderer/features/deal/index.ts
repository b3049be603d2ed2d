import { chunk } from '../../ui/chunk'

/** The deal page is a chunk of its own: the first paint of a board pays nothing for it. */
export const Inspector = chunk(() => import('./inspector').then(module => module.Inspector))

/** Read with the first deal that is closed. */
export const DidItHelp = chunk(() => import('./close/did-it-help').then(module => module.DidItHelp))

export { Trash } from './trash'
export { useDealDetail } from './use-deal-detail'
export { readDate, readMoney } from './typed-values'
