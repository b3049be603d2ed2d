export { Inspector } from './lazy-inspector'
export { AtTheClose } from './close'
export { Trash } from './trash'
export { readDate, readMoney } from './typed-values'
