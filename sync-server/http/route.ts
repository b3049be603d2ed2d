import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request with its target taken apart. `params` are the groups of the route's path. */
export interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly params: readonly string[]
  readonly query: URLSearchParams
}

/** One thing that is answered without a WebSocket. A handler that rejects is answered 503. */
export interface Route {
  readonly methods: readonly string[]
  readonly path: RegExp
  /** For whoever watches over the relay: not counted against anybody's rate. */
  readonly isFree?: boolean
  handle(call: Call): void | Promise<void>
}

const common = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const

/** Answers with a line of text, unless an answer was begun already. */
export function text(response: ServerResponse, status: number, line: string): void {
  reply(response, status, 'text/plain; charset=utf-8', `${line}\n`)
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, 'application/json', JSON.stringify(value))
}

export function reply(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { ...common, 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** A small body as text, or null when it is larger than `maxBytes`; the connection is then of no more use. */
export async function smallBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('latin1')
}
