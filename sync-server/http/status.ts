import { closeCodes, type CloseCode } from '../close-codes'

/** The HTTP status that says what a close code says to a WebSocket. */
export function statusOf(code: CloseCode): number {
  switch (code) {
    case closeCodes.unauthorized:
      return 401
    case closeCodes.forbidden:
      return 403
    case closeCodes.badRoom:
      return 404
    case closeCodes.malformed:
      return 400
    default:
      return 503
  }
}
