export { BoardView } from './board'
export { NoBoard } from './no-board'
