export { Inspector } from './inspector'
export { Trash } from './trash'
