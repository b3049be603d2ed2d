import {
  boardIdSchema,
  dealIdSchema,
  idSchema,
  pageIdSchema,
  type BoardId,
  type DealId,
  type PageId,
} from '../../../core/ids'
import { replicaNameSchema } from '../../contract/messages'
import type { DocumentName } from '../store/port'

/** Names of documents, and of the rooms that they are on a relay. */
export const WORKSPACE_DOCUMENT = 'workspace' as DocumentName

export function boardDocument(id: BoardId): DocumentName {
  return `board/${id}` as DocumentName
}

export function pageDocument(id: PageId): DocumentName {
  return `page/${id}` as DocumentName
}

/** The brief of a deal. */
export function briefDocument(id: DealId): DocumentName {
  return `deal/${id}` as DocumentName
}

/** The conversation about one thing: a page, a deal. */
export function talkDocument(about: string): DocumentName {
  return `talk/${about}` as DocumentName
}

export type DocumentKind =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'board'; readonly boardId: BoardId }
  | { readonly kind: 'page'; readonly pageId: PageId }
  | { readonly kind: 'talk'; readonly about: string }
  | { readonly kind: 'deal'; readonly dealId: DealId }
  | { readonly kind: 'feed'; readonly month: string }
  | { readonly kind: 'other' }

/** What a document is, by its name. A kind that this version does not know is `other`: kept, not shown. */
export function kindOf(document: DocumentName): DocumentKind {
  if (document === WORKSPACE_DOCUMENT) return { kind: 'workspace' }
  const [, kind, rest] = /^(board|page|talk|deal|feed)\/(.+)$/.exec(document) ?? []
  switch (kind) {
    case 'board': {
      const boardId = boardIdSchema.safeParse(rest)
      return boardId.success ? { kind, boardId: boardId.data } : { kind: 'other' }
    }
    case 'page': {
      const pageId = pageIdSchema.safeParse(rest)
      return pageId.success ? { kind, pageId: pageId.data } : { kind: 'other' }
    }
    case 'talk': {
      const about = idSchema.safeParse(rest)
      return about.success ? { kind, about: about.data } : { kind: 'other' }
    }
    case 'deal': {
      const dealId = dealIdSchema.safeParse(rest)
      return dealId.success ? { kind, dealId: dealId.data } : { kind: 'other' }
    }
    case 'feed':
      return isReplicable(document) && rest !== undefined ? { kind, month: rest } : { kind: 'other' }
    default:
      return { kind: 'other' }
  }
}

/** Whether a window may hold a replica of the document: never of those whose edits are commands (workspace, boards). */
export function isReplicable(document: string): document is DocumentName {
  return replicaNameSchema.safeParse(document).success
}
