import { type Route, text } from './route'

/** The process answers. */
export function healthRoutes(): readonly Route[] {
  return [
    { methods: ['GET', 'HEAD'], path: /^\/healthz$/, handle: ({ response }) => text(response, 200, 'ok') },
  ]
}
