/** What a link may lead to. Everything else (`javascript:`, `data:`, `file:`) is only ever shown as text. */
const SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'winroom'])

/** Whether a link's address may be followed, exported, or kept from a file: one of a few schemes, or relative. */
export function isSafeUrl(url: string): boolean {
  // As browsers do: control characters and spaces before and within a scheme don't count.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\p{Cc}\s]+/gu, ''))?.[1]
  return scheme === undefined || SCHEMES.has(scheme.toLowerCase())
}
