export { Inspector } from './lazy-inspector'
export { Trash } from './trash'
