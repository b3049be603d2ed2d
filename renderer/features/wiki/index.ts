export { Wiki } from './wiki'
