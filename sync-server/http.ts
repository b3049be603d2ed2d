import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { chooseProtocol } from './access/token'
import { type Clock, systemClock } from './clock'
import { clientOf } from './http/address'
import { Gate } from './http/gate'
import { Pings } from './http/pings'
import type { Route } from './http/route'
import { router } from './http/router'
import { throttle } from './http/throttle'
import { createServer, type TlsFiles } from './http/tls'
import type { RelayLog } from './log'
import type { RelayMetrics } from './metrics/relay-metrics'
import type { Relay } from './relay'
import { wsSocket } from './ws-socket'

export interface RelayServer {
  readonly port: number
  /** Where clients connect to. */
  readonly url: string
  /** Reads the certificate's files anew. Throws `CertificateError`, and the old ones stay. */
  renewCertificate(): void
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
  readonly metrics: RelayMetrics
  readonly clock?: Clock
  /** Without files, plain HTTP. */
  readonly tls?: TlsFiles
  /** The addresses of clients are what a proxy says they are. */
  readonly isBehindProxy?: boolean
}

/** Puts a relay behind a port. Rejects when the port can't be had, or with `CertificateError`. */
export async function listen(options: ListenOptions): Promise<RelayServer> {
  const { relay, host, port, tls } = options
  const door = new Door(options)
  const { server, renew } = createServer(tls, (request, response) => door.answer(request, response))
  server.headersTimeout = relay.limits.requestMs
  server.on('connection', (socket: Socket) => {
    if (!door.gate.knocked(socket)) {
      options.metrics.handshakes.add(1, 'too_many_waiting')
      socket.destroy()
    }
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) =>
    door.upgrade(request, stream, head),
  )
  await bind(server, host, port)
  const bound = (server.address() as AddressInfo).port // an AddressInfo, since it listens on a port
  return {
    port: bound,
    url: `${tls ? 'wss' : 'ws'}://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    renewCertificate: renew,
    async close() {
      door.pings.stop()
      await closeServer(server, door.webSockets, relay.limits.closeGraceMs)
    },
  }
}

/** Where requests come in: who may, and what becomes of them. */
class Door {
  readonly gate: Gate
  readonly pings: Pings
  readonly webSockets: WebSocketServer
  readonly #route: RequestListener
  readonly #options: ListenOptions & { readonly clock: Clock }

  constructor(options: ListenOptions) {
    const { relay, log, routes, clock = systemClock, isBehindProxy = false } = options
    this.#options = { ...options, clock }
    this.gate = new Gate(relay.limits, clock)
    this.webSockets = new WebSocketServer({
      noServer: true,
      handleProtocols: chooseProtocol,
      perMessageDeflate: false,
      maxPayload: relay.limits.maxMessageBytes,
    })
    this.pings = new Pings(this.webSockets, relay.limits.pingMs)
    this.#route = router(routes, log, request => this.gate.mayAsk(clientOf(request, isBehindProxy)))
    options.metrics.gauge(
      'pending_sockets',
      'Sockets that have not sent a whole request.',
      () => this.gate.pending,
    )
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.gate.spoke(request.socket)
    this.#route(request, response)
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const { log, metrics, isBehindProxy = false } = this.#options
    stream.on('error', error => log.debug({ err: error }, 'socket error'))
    this.gate.spoke(request.socket)
    const client = clientOf(request, isBehindProxy)
    if (!this.gate.mayEnter(client)) {
      metrics.handshakes.add(1, 'too_many')
      log.debug({ client }, 'too many handshakes')
      return void stream.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10\r\nConnection: close\r\n\r\n')
    }
    this.webSockets.handleUpgrade(request, stream, head, webSocket => {
      metrics.handshakes.add(1, 'accepted')
      this.gate.entered(client)
      webSocket.once('close', () => this.gate.left(client))
      this.#attach(webSocket, stream, request)
    })
  }

  #attach(webSocket: WebSocket, stream: Duplex, request: IncomingMessage): void {
    const { relay, log, metrics, clock } = this.#options
    const { url = '/', headers } = request
    const pace = throttle(webSocket, relay.limits, clock)
    const socket = wsSocket(webSocket, stream, (bytes, then) => pace.answered(bytes, then))
    const line = relay.connect(socket, { target: url, headers })
    this.pings.watch(webSocket)
    webSocket.on('message', (data, isBinary) => {
      if (!isBinary || !(data instanceof Uint8Array)) return line.receiveOther('a text frame')
      metrics.framesIn.add()
      metrics.bytesIn.add(data.length)
      if (pace.sent(data.length)) metrics.throttled.add()
      line.receive(data)
    })
    // ws closes the socket itself, with the code that RFC 6455 has for it (1009 for a message that is too large)
    webSocket.on('error', error => log.warn({ err: error }, 'connection broke the WebSocket protocol'))
    webSocket.on('close', code => {
      metrics.closes.add(1, code >= 1000 && code < 5000 ? String(code) : 'other')
      line.ended()
    })
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
