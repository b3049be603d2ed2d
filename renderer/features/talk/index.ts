export { CommentsPanel } from './comments-panel'
export { Conversations } from './conversations'
export type { CommentDesk } from './comment-desk'
export { CommentsContext, useCommentDesk, useComments, useTalk } from './use-comments'
