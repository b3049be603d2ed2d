export { Keys } from './keys'
export { Palette } from './palette'
export { Shortcuts } from './shortcuts'
