import { boardIdSchema, type BoardId } from '../../../core/ids'
import type { DocumentName } from '../store/port'

/** Names of documents, and of the rooms that they are on a relay. */
export const WORKSPACE_DOCUMENT = 'workspace' as DocumentName

export function boardDocument(id: BoardId): DocumentName {
  return `board/${id}` as DocumentName
}

export type DocumentKind =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'board'; readonly boardId: BoardId }
  | { readonly kind: 'other' }

/** What a document is, by its name. A kind that this version does not know is `other`: kept, not shown. */
export function kindOf(document: DocumentName): DocumentKind {
  if (document === WORKSPACE_DOCUMENT) return { kind: 'workspace' }
  const boardId = boardIdSchema.safeParse(/^board\/(.+)$/.exec(document)?.[1])
  return boardId.success ? { kind: 'board', boardId: boardId.data } : { kind: 'other' }
}
