import { app, shell, type Session, type WebContents } from 'electron'
import { externalLink } from './external-links'
import { isOwnPage } from './origin'

/** No page of ours needs the camera, the clock's place, or anything else that a browser asks a person about. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Whatever shows a page in this app stays on our page: no navigation, no new windows, no web views. */
export function guardEveryPage(origin: string): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, origin))
}

function guard(contents: WebContents, origin: string): void {
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-frame-navigate', event => {
    if (!(event.isMainFrame && isOwnPage(event.url, origin) && isOwnPage(contents.getURL(), origin)))
      event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url)
    if (link !== null) void shell.openExternal(link)
    return { action: 'deny' }
  })
}
