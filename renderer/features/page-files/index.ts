import { chunk } from '../../ui/chunk'

/** Chunks of their own: pages go to files and come from them now and then, and nothing else waits for that. */
export const ImportPages = chunk(() => import('./import-pages').then(module => module.ImportPages))
export const ExportPages = chunk(() => import('./export-pages').then(module => module.ExportPages))
