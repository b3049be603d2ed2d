import { type Route, reply } from './route'

/** What anybody may know of a relay. */
export interface Status {
  readonly version: string
  readonly uptimeSeconds: number
  readonly nodes: number
  readonly rooms: number
  readonly connections: number
  readonly isOpen: boolean
}

/** `GET /`: that this is a relay, how it does, and how to connect the app. No script, no style from elsewhere, no content. */
export function statusRoutes(read: () => Status): readonly Route[] {
  return [
    {
      methods: ['GET', 'HEAD'],
      path: /^\/$/,
      handle({ request, response }) {
        response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        reply(response, 200, 'text/html; charset=utf-8', page(read(), hostOf(request.headers.host)))
      },
    },
  ]
}

function page(status: Status, host: string): string {
  const rows: [string, string][] = [
    ['Version', status.version],
    ['Up for', inWords(status.uptimeSeconds)],
    ['Nodes', String(status.nodes)],
    ['Open rooms', String(status.rooms)],
    ['Connections', String(status.connections)],
    ['Access', status.isOpen ? 'open, for this computer only' : 'by invitation'],
  ]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Winroom relay</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem }
  h1 { font-size: 1.4rem; margin: 0 0 1.5rem }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 2rem; margin: 0 0 2rem }
  dt { opacity: .7 } dd { margin: 0; font-variant-numeric: tabular-nums }
  code { font-family: ui-monospace, monospace }
</style>
<main>
  <h1>This Winroom relay is running</h1>
  <dl>
${rows.map(([name, value]) => `    <dt>${name}</dt><dd>${value}</dd>`).join('\n')}
  </dl>
  <p>To connect the app, open <strong>Settings › Sharing</strong> in Winroom and enter <code>${host}</code>,
  or open the invitation that somebody of your team sent you.</p>
</main>
</html>
`
}

/** The address that brought the person here, if it is one: it is the client's word, and goes into a page. */
function hostOf(header: string | undefined): string {
  return header !== undefined && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(header)
    ? header
    : 'the address of this page'
}

function inWords(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
  ]
  const told = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return told.length > 0 ? told.join(' ') : 'less than a minute'
}
