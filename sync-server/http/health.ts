import type { RelayMetrics } from '../metrics/relay-metrics'
import { type Route, reply, text } from './route'

export interface Readiness {
  /** Resolves to why the relay can't serve now, or null. */
  readonly trouble: () => Promise<string | null>
}

/**
 * `/healthz`: the process answers. `/readyz`: it can serve now (not while it stops, nor while its store can't be read).
 * `/metrics`: Prometheus' text format; no names in it.
 */
export function healthRoutes({ trouble }: Readiness, metrics: RelayMetrics): readonly Route[] {
  const methods = ['GET', 'HEAD']
  return [
    { methods, path: /^\/healthz$/, isFree: true, handle: ({ response }) => text(response, 200, 'ok') },
    {
      methods,
      path: /^\/readyz$/,
      isFree: true,
      async handle({ response }) {
        const found = await trouble()
        text(response, found === null ? 200 : 503, found ?? 'ready')
      },
    },
    {
      methods,
      path: /^\/metrics$/,
      isFree: true,
      handle: ({ response }) =>
        reply(response, 200, 'text/plain; version=0.0.4; charset=utf-8', metrics.render()),
    },
  ]
}
