import { createContext, useCallback, useContext } from 'react'
import type * as Y from 'yjs'
import { editPage } from '../../../../core/documents/page'
import type { PageId } from '../../../../core/ids'
import type { PageUndo } from '../../../editor/binding'

/** The page that is shown: its document in this window, and what takes back what is done to it here. */
export interface PageScope {
  readonly pageId: PageId
  readonly doc: Y.Doc
  readonly undo: PageUndo
  readonly readOnly: boolean
}

export const PageContext = createContext<PageScope | null>(null)

export function usePageScope(): PageScope {
  const scope = useContext(PageContext)
  if (scope === null) throw new Error('outside of a page')
  return scope
}

/** Edits one part of the page's head as a step that undo knows; another part is another step. */
export function useEditHead(): (part: string, change: (doc: Y.Doc) => void) => void {
  const { doc, undo } = usePageScope()
  return useCallback(
    (part, change) => undo.edit(part, () => editPage(doc, undo.origin, () => change(doc))),
    [doc, undo],
  )
}
