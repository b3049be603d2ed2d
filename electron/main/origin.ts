/** Our pages' own scheme: unlike `file:`, it has an origin, headers, and no way to other files. */
export const appScheme = 'winroom-app'
export const appOrigin = `${appScheme}://ui`
export const appPage = `${appOrigin}/index.html`

/** Whether a URL is a page of ours; `origin` is the dev server's while developing. */
export function isOwnPage(url: string, origin: string = appOrigin): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null
  // A custom scheme's `origin` is "null" in Node, hence protocol and host.
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === origin
}
