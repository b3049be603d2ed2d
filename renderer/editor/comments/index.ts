export { CommentMarks } from './comment-marks'
export { selectedSpot, type CommentSpot } from './spot'
