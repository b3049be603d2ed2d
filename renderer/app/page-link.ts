import { pageIdSchema, type PageId } from '../../core/ids'

/** The link to a page, as it is copied and opened on any computer that has this workspace. */
export function linkToPage(pageId: PageId): string {
  return `winroom://page/${pageId}`
}

/** The page that a link leads to; null for a link to anything else. */
export function pageOfLink(url: string): PageId | null {
  const id = /^winroom:\/\/page\/([^/?#]+)\/?$/.exec(url)?.[1]
  return pageIdSchema.safeParse(id).data ?? null
}
