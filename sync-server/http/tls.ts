import { readFileSync } from 'node:fs'
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { createSecureContext } from 'node:tls'

/** PEM files. The key may not be protected by a password. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** The certificate or its key can't be used, in words for whoever started the relay. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError'
}

export interface Secured {
  readonly server: Server | TlsServer
  /** Reads the files anew; connections that are open keep what they have. Throws `CertificateError`, and the old ones stay. */
  readonly renew: () => void
}

/** A server that speaks TLS when it is given files. Throws `CertificateError`. */
export function createServer(files: TlsFiles | undefined, answer: RequestListener): Secured {
  // how often slow handshakes are looked for
  const options = { connectionsCheckingInterval: 1_000 }
  if (!files) return { server: createPlainServer(options, answer), renew: () => undefined }
  const server = createTlsServer({ ...options, ...read(files), minVersion: 'TLSv1.2' }, answer)
  return { server, renew: () => server.setSecureContext({ ...read(files), minVersion: 'TLSv1.2' }) }
}

function read({ cert, key }: TlsFiles): { cert: Buffer; key: Buffer } {
  try {
    const pems = { cert: readFileSync(cert), key: readFileSync(key) }
    createSecureContext(pems)
    return pems
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CertificateError(`The certificate ${cert} with the key ${key} can't be used (${why}).`, {
      cause: error,
    })
  }
}
