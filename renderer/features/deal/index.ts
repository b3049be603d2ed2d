export { Inspector } from './lazy-inspector'
export { AtTheClose } from './close'
export { Trash } from './trash'
