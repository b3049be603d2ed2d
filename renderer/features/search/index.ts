export { Keys } from './keys'
export { Palette } from './palette'
export { SearchResults } from './results'
export { Shortcuts } from './shortcuts'
