import { lazy } from 'react'

/** The editor is a chunk of its own: nothing of it is loaded before the first page is shown. */
export const PageEditor = lazy(() => import('./page-editor').then(module => ({ default: module.PageEditor })))

export { editorShortcuts } from './shortcuts/editor-shortcuts'
export {
  noImages,
  noReferences,
  type ImageRefusal,
  type ImageStore,
  type LiveReference,
  type MarkdownReader,
  type ReferenceHit,
  type ReferenceSource,
} from './ports'
export type { PageEditorProps } from './page-editor'
