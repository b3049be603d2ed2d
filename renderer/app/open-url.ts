import { dealOfLink, openDealLink } from './deal-link'
import { pageOfLink } from './page-link'
import type { Session } from './session'

/** `winroom://page/<id>` shows a page, `winroom://deal/<id>` a deal; any other link of ours is for the sharing panel to ask about. */
export function openWinroomLink(session: Session, url: string): void {
  const { ui } = session
  const deal = dealOfLink(url)
  if (deal !== null) return openDealLink(session, deal)
  const pageId = pageOfLink(url)
  if (pageId === null) ui.set({ panel: 'sharing', joinLink: url })
  else ui.showPage(pageId)
}

/** Follows a link in a page. Others than ours are handed to the system, which main allows for safe addresses alone. */
export function openUrl(session: Session, url: string): void {
  if (url.startsWith('winroom://')) openWinroomLink(session, url)
  else window.open(url, '_blank', 'noopener')
}
