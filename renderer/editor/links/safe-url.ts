/** Where a link of a page may lead. Anything else (`javascript:`, `data:`, `file:`) is text and stays text. */
const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:', 'winroom:'])
const LONGEST = 8_000

/**
 * The address as it is kept, or null where it leads nowhere that a page may lead. An address without a scheme is taken
 * as the web's (`example.com/a`) or as mail (`ann@example.com`).
 */
export function safeUrl(text: string): string | null {
  // Browsers ignore these within a scheme, so `java\tscript:` would pass a plain look.
  const written = text.trim().replace(/[\u0000-\u001f\u007f]/g, '')
  if (written === '' || written.length > LONGEST) return null
  const url = hasScheme(written) ? written : withScheme(written)
  return url !== null && URL.canParse(url) && schemes.has(new URL(url).protocol) ? url : null
}

function hasScheme(text: string): boolean {
  // `host:8080/path` is no scheme: what follows a scheme is no port.
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:?#]+:\d{1,5}([/?#]|$)/.test(text)
}

function withScheme(text: string): string | null {
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`
  return /^[^\s/?#:]+\.[^\s/?#]{2,}|^localhost\b/.test(text) ? `https://${text}` : null
}
