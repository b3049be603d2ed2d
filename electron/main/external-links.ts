const allowed: ReadonlySet<string> = new Set(['https:', 'mailto:'])

/** The address as it may be handed to the system's browser or mail program; null for every other kind of link. */
export function externalLink(url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  // A user name in a web address serves to disguise its host.
  if (!allowed.has(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return null
  return parsed.href
}
