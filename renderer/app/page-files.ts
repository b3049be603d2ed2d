import type { PageId } from '../../core/ids'
import type { Session } from './session'

/** Asks which pages to bring in; they will stand last beneath one, or at the top. */
export function askImportPages({ ui }: Pick<Session, 'ui'>, beneath: PageId | null = null): void {
  ui.open('importPages')
  ui.set({ filesPage: beneath, importPath: null })
}

/** Asks where to write pages: one that is named, else the one that is shown, else all of them. */
export function askExportPages({ ui }: Pick<Session, 'ui'>, pageId?: PageId | null): void {
  const { place, pageId: shown } = ui.store.get()
  ui.open('exportPages')
  ui.set({ filesPage: pageId === undefined ? (place === 'wiki' ? shown : null) : pageId })
}

/** Whether what was dropped on the window is pages to import, by its name: a folder, or a Markdown file. */
export function arePages(name: string, isFolder: boolean): boolean {
  return isFolder || /\.(?:md|markdown|mdown)$/i.test(name)
}
