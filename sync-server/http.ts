import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { chooseProtocol } from './access/token'
import type { Route } from './http/route'
import { router } from './http/router'
import type { RelayLog } from './log'
import type { Relay } from './relay'
import { wsSocket } from './ws-socket'

/** A socket whose other end has not answered a ping for this long is dead. */
const pingMs = 30_000

export interface RelayServer {
  readonly port: number
  /** Where clients connect to. */
  readonly url: string
  /** Ends every connection (the relay has said goodbye before) and gives the port back. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly relay: Relay
  readonly log: RelayLog
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** What is answered without a WebSocket. */
  readonly routes: readonly Route[]
}

/** Puts a relay behind a port. Rejects when the port can't be had. */
export async function listen({ relay, log, host, port, routes }: ListenOptions): Promise<RelayServer> {
  const server = createServer(router(routes, log))
  const webSockets = new WebSocketServer({
    noServer: true,
    handleProtocols: chooseProtocol,
    perMessageDeflate: false,
    maxPayload: relay.limits.maxMessageBytes,
  })
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', error => log.debug({ err: error }, 'socket error'))
    webSockets.handleUpgrade(request, stream, head, webSocket =>
      attach(relay, log, webSocket, stream, request),
    )
  })
  await bind(server, host, port)
  const pings = setInterval(() => pingAll(webSockets), pingMs).unref()
  const bound = (server.address() as AddressInfo).port // an AddressInfo, since it listens on a port
  return {
    port: bound,
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      clearInterval(pings)
      await closeServer(server, webSockets, relay.limits.closeGraceMs)
    },
  }
}

const answeredPing = new WeakSet<WebSocket>()

function attach(
  relay: Relay,
  log: RelayLog,
  webSocket: WebSocket,
  stream: Duplex,
  request: IncomingMessage,
): void {
  const { url = '/', headers } = request
  const connection = relay.connect(wsSocket(webSocket, stream), { target: url, headers })
  answeredPing.add(webSocket)
  webSocket.on('pong', () => answeredPing.add(webSocket))
  webSocket.on('message', (data, isBinary) => {
    if (isBinary && data instanceof Uint8Array) connection.receive(data)
    else connection.receiveOther('a text frame')
  })
  // ws closes the socket itself, with the code that RFC 6455 has for it (1009 for a message that is too large)
  webSocket.on('error', error => log.warn({ err: error }, 'connection broke the WebSocket protocol'))
  webSocket.on('close', () => connection.ended())
}

function pingAll(webSockets: WebSocketServer): void {
  for (const webSocket of webSockets.clients) {
    if (!answeredPing.delete(webSocket)) webSocket.terminate()
    else webSocket.ping()
  }
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function closeServer(server: Server, webSockets: WebSocketServer, graceMs: number): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  const impatience = setTimeout(() => {
    for (const webSocket of webSockets.clients) webSocket.terminate()
    server.closeAllConnections()
  }, graceMs)
  webSockets.close()
  server.closeIdleConnections()
  await closed
  clearTimeout(impatience)
}
