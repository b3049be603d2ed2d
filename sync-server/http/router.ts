import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { queryOf } from '../access/token'
import type { RelayLog } from '../log'
import { type Route, text } from './route'

/**
 * Answers whatever is no WebSocket, and to whom `mayAsk` allows it. The log gets the route, never the query: a grant may be
 * in it.
 */
export function router(
  routes: readonly Route[],
  log: RelayLog,
  mayAsk: (request: IncomingMessage) => boolean,
): RequestListener {
  return (request, response) => {
    const target = request.url ?? '/'
    const path = target.split('?', 1)[0] ?? ''
    const matching = routes.filter(route => route.path.test(path))
    const route = matching.find(({ methods }) => methods.includes(request.method ?? ''))
    if (!route) return refuse(response, matching)
    if (!route.isFree && !mayAsk(request)) {
      response.setHeader('retry-after', '10')
      return text(response, 429, 'Too many requests.')
    }
    const params = (route.path.exec(path) ?? []).slice(1)
    Promise.resolve(route.handle({ request, response, params, query: queryOf(target) })).catch(
      (error: unknown) => {
        if (isGone(request, error))
          return log.debug({ route: route.path.source }, 'a client left before its answer')
        log.error({ route: route.path.source, err: error }, 'a request failed')
        text(response, 503, 'The relay can not do this now.')
      },
    )
  }
}

function refuse(response: ServerResponse, matching: readonly Route[]): void {
  if (matching.length === 0)
    return text(response, 404, 'Nothing here. Winroom connects to this relay by WebSocket.')
  response.setHeader('allow', matching.flatMap(({ methods }) => methods).join(', '))
  text(response, 405, 'Not in this way.')
}

function isGone(request: IncomingMessage, error: unknown): boolean {
  return request.destroyed && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
}
