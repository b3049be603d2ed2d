export { CommentsPanel } from './comments-panel'
export type { CommentDesk } from './comment-desk'
export { CommentsContext, useCommentDesk, useComments } from './use-comments'
