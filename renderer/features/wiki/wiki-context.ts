import { createContext, useContext } from 'react'
import type { PageId } from '../../../core/ids'
import type { TreeState } from './tree/tree-state'

export interface WikiScope {
  readonly tree: TreeState
  /** Opens the dialog for a new page, beneath one where that is given. */
  readonly askNew: (beneath?: PageId | null) => void
  readonly openTrash: () => void
}

export const WikiContext = createContext<WikiScope | null>(null)

export function useWikiScope(): WikiScope {
  const scope = useContext(WikiContext)
  if (scope === null) throw new Error('outside of the wiki')
  return scope
}
