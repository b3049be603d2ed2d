/** What carries a grant in a WebSocket handshake: `Sec-WebSocket-Protocol: winroom, grant.<token>`. */
export const subprotocol = 'winroom'
const grantPrefix = 'grant.'

export interface Carrier {
  /** The request's target as it came, query included. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/**
 * The grant that a request brings, or null. Where it is looked for, in this order: `Authorization: Bearer` (HTTP), the
 * offered subprotocols (WebSocket: what a proxy does not log), `?grant=` (for stock clients and links).
 */
export function grantOf({ target, headers }: Carrier): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(one(headers['authorization']))?.[1]
  if (bearer !== undefined) return bearer
  const offered = offeredProtocols(one(headers['sec-websocket-protocol'])).find(name =>
    name.startsWith(grantPrefix),
  )
  if (offered !== undefined) return offered.slice(grantPrefix.length)
  return queryOf(target).get('grant')
}

/** What the relay answers to the offered subprotocols: a browser insists on one of those it offered, and a grant is never echoed. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
  return [...offered].find(name => !name.startsWith(grantPrefix)) ?? false
}

export function queryOf(target: string): URLSearchParams {
  const at = target.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : target.slice(at + 1))
}

function offeredProtocols(header: string): string[] {
  return header.split(',').map(name => name.trim())
}

function one(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : (header?.[0] ?? '')
}
