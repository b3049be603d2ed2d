export { AllBoards } from './all-boards'
export { BoardView } from './board'
export { NoBoard } from './no-board'
export { viewParts as BoardViews } from './views'
