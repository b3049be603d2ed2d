import { lazy } from 'react'

/** Chunks of their own: pages go to files and come from them now and then, and nothing else waits for that. */
export const ImportPages = lazy(() =>
  import('./import-pages').then(module => ({ default: module.ImportPages })),
)
export const ExportPages = lazy(() =>
  import('./export-pages').then(module => ({ default: module.ExportPages })),
)
