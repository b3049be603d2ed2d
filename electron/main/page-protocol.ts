import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { contentPolicy, noncePlaceholder } from './content-policy'
import { appScheme } from './origin'
import { resolvePageFile } from './page-files'

/** Must run before the app is ready: Chromium learns the scheme's privileges only once. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: false },
    },
  ])
}

/** Serves the built pages of `folder` at `winroom-app://ui/`, each under our content policy. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle(appScheme, async request => {
    const found = resolvePageFile(folder, request.url, request.method)
    if (found === null || new URL(request.url).host !== 'ui')
      return new Response('Not found', { status: 404 })
    const nonce = randomBytes(16).toString('base64url')
    try {
      const content = await readFile(found.file)
      const body = found.type.startsWith('text/html')
        ? content.toString('utf8').replaceAll(noncePlaceholder, nonce)
        : new Uint8Array(content)
      return new Response(body, { headers: pageHeaders(found.type, nonce) })
    } catch {
      return new Response('Not found', { status: 404 })
    }
  })
}

function pageHeaders(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}
