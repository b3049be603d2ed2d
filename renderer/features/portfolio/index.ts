import { chunk } from '../../ui/chunk'

/** The portfolio is a chunk of its own: the first paint of a board pays nothing for its figures and charts. */
export const Portfolio = chunk(() => import('./portfolio').then(module => module.Portfolio))
