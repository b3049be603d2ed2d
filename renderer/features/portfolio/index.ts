export { Portfolio } from './portfolio'
