export { Portfolio } from './lazy-portfolio'
