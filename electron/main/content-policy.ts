/** What the build writes where a page's nonce goes; each page load gets a fresh one in its place. */
export const noncePlaceholder = 'WINROOM_PAGE_NONCE'

/**
 * The Content-Security-Policy of our pages: own scripts and nothing else, no network at all (data comes over a
 * MessagePort). The two openings are for styles:
 * - `style-src-elem` takes the page's nonce, because Mantine writes its variables into `<style>` elements;
 * - `style-src-attr` is open, because style attributes in markup (editor content, measured widths) run no code.
 */
export function contentPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'none'`,
    `worker-src 'self'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}
