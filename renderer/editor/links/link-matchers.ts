import type { LinkMatcher } from '@lexical/link'
import { safeUrl } from './safe-url'

const WEB = /https?:\/\/[^\s<>"']{2,2000}|www\.[^\s<>"'./]+\.[^\s<>"']{2,2000}/
const MAIL = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}/i

/** What follows a sentence's address is the sentence's. A bracket that the address opened is its own. */
function trimmed(text: string): string {
  let end = text.replace(/[.,;:!?…»"']+$/, '')
  while (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1)
  return end
}

function matcher(pattern: RegExp): LinkMatcher {
  return text => {
    const match = pattern.exec(text)
    if (match === null) return null
    const found = trimmed(match[0])
    const url = safeUrl(found)
    return url === null ? null : { index: match.index, length: found.length, text: found, url }
  }
}

/** Addresses that become links as one types them. */
export const linkMatchers = [matcher(WEB), matcher(MAIL)]
